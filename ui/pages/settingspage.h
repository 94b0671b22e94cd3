#pragma once

#include "pages/page.h"

#include <QHash>

namespace llm0::ui {

/// The gateway's settings: each with where it comes from and whether it waits for a restart.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void focusFilter() override;

private:
    struct Row {
        QString name;
        QWidget *frame = nullptr;
        QLineEdit *edit = nullptr;
        QPushButton *save = nullptr;
        QLabel *help = nullptr;
        QLabel *note = nullptr; ///< why saving did not work
        QString helpText;
        bool isAmount = false;
        bool isInteger = false;
        QString shown; ///< the value read back last
    };

    void addRow(Card &card, const QString &name, const QString &title, const QString &help);
    QWidget *makeLook();
    void buildCards(QVBoxLayout &column);
    void showSettings(const QList<Setting> &settings);
    void showRow(Row &row, const Setting &setting);
    void save(const QString &name);
    void filter(const QString &text);
    void showPause();

    QHash<QString, Row> m_rows;
    QLineEdit *m_search;
    QLabel *m_pause;
};

} // namespace llm0::ui
