#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// What a call's query asks of the roll-ups: ?from= &to= &group_by= &project= &customer= &time_zone=.
/// Days and hours are those of `time_zone`, the budget's where it is absent.
Result<UsageQuery> usageQueryOf(const AdminCall &call, const AdminServices &services);

/// Dimensions named in `text`, parted by commas.
Result<std::vector<std::string>> usageGroupsOf(const std::string &text);

/// What the IDs of projects and keys in `row` are called: "project_name", "key_name".
std::map<std::string, std::string> usageNames(const UsageRow &row, const Catalogue &catalogue);

UsageRow usageTotal(const std::vector<UsageRow> &rows);

} // namespace llm0
