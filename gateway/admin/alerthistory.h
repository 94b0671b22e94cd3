#pragma once

#include "admin/adminroutes.h"
#include "domain/alertrule.h"

namespace llm0 {

/// How often a rule would have fired lately, by what the roll-ups say and today's caps: for days the last 30
/// whole ones, for months the last whole one.
Result<std::string> alertHistory(const AdminServices &services, const AlertRule &rule);

/// The cap of a scope that a rule of `window` is held against.
std::optional<Money> capFor(const AdminServices &services, AlertScope scope, AlertWindow window,
                            ProjectId project, const std::string &customer);

} // namespace llm0
