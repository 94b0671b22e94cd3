#pragma once

#include "client/alerts.h"
#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

class AlertsModel;
class Table;

/// What the rules have told: open, snoozed and resolved, with what can be done about it.
class AlertInbox : public Card
{
    Q_OBJECT

public:
    explicit AlertInbox(GatewayLink &link, QWidget *parent = nullptr);
    void refresh();
    /// What stands in the empty list while there are no rules.
    void setHasRules(bool hasRules);
    int openCount() const { return m_open; }

Q_SIGNALS:
    void loaded(const llm0::ui::Answer &answer);
    void openCountChanged(int count);
    void customerWanted(const QString &customer);

private:
    void load(const QString &cursor);
    void showAnswer(const Answer &answer, bool more);
    void setState(const QString &state, const QDateTime &until = {});
    void showActions();
    void showEmptiness();

    GatewayLink &m_link;
    AlertsModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    SegmentedControl *m_which;
    QPushButton *m_resolve;
    QPushButton *m_snooze;
    QPushButton *m_reopen;
    QPushButton *m_customer;
    int m_generation = 0;
    int m_open = 0;
    bool m_hasRules = true;
};

} // namespace llm0::ui
