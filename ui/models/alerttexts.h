#pragma once

#include "client/alerts.h"
#include "widgets/cells.h"

namespace llm0::ui {

/// "Customer acme", "Account"
QString alertWho(const Alert &alert);
/// "reached 80 % of its day cap", "is forecast to reach $5.00 this month"
QString alertWhat(const Alert &alert);
Pill alertPill(const Alert &alert);
/// "Every customer", "Project shop-assistant"
QString ruleWho(const AlertRule &rule);
/// "80 % of the day cap", "$5.00 a month, forecast"
QString ruleWhat(const AlertRule &rule);
/// "would have fired 4 times from 24 Oct to 23 Nov"
QString historyText(const AlertHistory &history, const QTimeZone &zone);

} // namespace llm0::ui
