#pragma once

#include "domain/budgetwindow.h"
#include "storage/stores.h"

#include <string>
#include <vector>

namespace llm0 {

/// Names that the rows of the roll-ups do not carry themselves.
struct FocusNames {
    std::string provider; ///< for people, "OpenAI"
    std::string project;
    std::string key;
};

/// FOCUS 1.2 (FinOps Open Cost and Usage Specification, focus.finops.org): every column whose feature level
/// is Mandatory, and of the conditional ones those that can be told truly. One row is one day (of the
/// budget's zone, told in UTC) of one project, key, customer, tier, provider and model.
const std::vector<std::string> &focusColumns();
/// `row` grouped by day, project, key, customer, tier, provider, model. Values in the order of
/// focusColumns(); what FOCUS calls null is empty.
std::vector<std::string> focusRow(const UsageRow &row, const FocusNames &names,
                                  const BudgetCalendar &calendar);

} // namespace llm0
