#pragma once

#include "client/alerts.h"
#include "widgets/basics.h"

#include <QDialog>
#include <QTimeZone>
#include <QTimer>

class QComboBox;

namespace llm0::ui {

/// Makes or edits one alert rule and says, while one chooses, how often it would have fired.
class AlertRuleDialog : public QDialog
{
    Q_OBJECT

public:
    /// `projects` as ID and name. A rule without ID is new.
    AlertRuleDialog(AdminClient &client, const AlertRule &rule,
                    const QList<std::pair<QString, QString>> &projects, const QTimeZone &zone,
                    QWidget *parent = nullptr);
    AlertRule rule() const;

private:
    void buildForm();
    void showRule(const AlertRule &rule);
    void changed();
    bool isValid() const;
    void askHistory();
    void save();

    AdminClient &m_client;
    AlertRule m_rule;
    QTimeZone m_zone;
    QComboBox *m_who;
    QComboBox *m_project;
    QLineEdit *m_customer;
    SegmentedControl *m_window;
    SegmentedControl *m_basis;
    SegmentedControl *m_unit;
    QLineEdit *m_percent;
    AmountEdit *m_amount;
    QLabel *m_history;
    ErrorBanner *m_banner;
    QPushButton *m_save;
    QTimer m_pause;
    int m_generation = 0;
};

} // namespace llm0::ui
