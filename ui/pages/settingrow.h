#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

class QComboBox;

namespace llm0::ui {

/// One setting of the gateway: what it is, where its value comes from, and a way to change it.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Text, Integer, Amount, Zone, Choice, Port };
    SettingRow(GatewayLink &link, const QString &name, Kind kind, const QString &title, const QString &help,
               QWidget *parent);

    void addChoice(const QString &value, const QString &text);
    void showSetting(const Setting &setting);
    QString name() const { return m_name; }
    QString title() const { return m_title; }

Q_SIGNALS:
    /// The gateway has taken the value; `restart`: it binds after a restart only.
    void saved(bool restart);

private:
    QWidget *makeControl(const QString &title);
    void offerZones(QLineEdit &edit);
    QString value() const;
    bool isValid() const;
    JsonBody body() const;
    void edited();
    void save();
    void lookAtPort();

    GatewayLink &m_link;
    QString m_name, m_title, m_help, m_shown;
    Kind m_kind;
    QLineEdit *m_edit = nullptr;
    QComboBox *m_choices = nullptr;
    QPushButton *m_save;
    QLabel *m_helpLabel;
    QLabel *m_note;
    QTimer m_portTimer;
    bool m_needsRestart = false;
};

} // namespace llm0::ui
