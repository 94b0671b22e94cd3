#pragma once

#include "admin/adminroutes.h"
#include "domain/alertrule.h"

namespace llm0 {

void writeAlertRule(JsonWriter &json, const AlertRule &rule, const Catalogue &catalogue);
std::string alertRuleText(const AlertRule &rule, const Catalogue &catalogue);
void writeAlert(JsonWriter &json, const Alert &alert, const Catalogue &catalogue, UnixMs now);
std::string alertText(const Alert &alert, const Catalogue &catalogue, UnixMs now);

/// Reads the fields that are there over `rule`, and says what would make no rule.
Status readAlertRule(JsonBody &body, AlertRule &rule, const Catalogue &catalogue);

} // namespace llm0
