#pragma once

#include "pages/page.h"

namespace llm0::ui {

class AlertInbox;
class AlertRulesCard;

/// What rules about spend have told, and the rules. Tells the desktop of a new alert even while hidden.
class AlertsPage : public Page
{
    Q_OBJECT

public:
    explicit AlertsPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;

private:
    void notify(const Alert &alert);

    AlertInbox *m_inbox;
    AlertRulesCard *m_rules;
};

} // namespace llm0::ui
