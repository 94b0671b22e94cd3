#pragma once

#include "torture/worldsetup.h"

namespace llm0::torture {

/// Where the sums that the Admin API tells (status, projects, keys, customers, usage) are not those of the
/// rows. All rows must be of today.
std::vector<std::string> differences(GatewayProcess &gateway, const Names &names,
                                     const std::vector<Json> &rows);

} // namespace llm0::torture
