#pragma once

#include "base/result.h"

#include <optional>
#include <string>

namespace llm0 {

/// A restore cannot be done under a running gateway: it is planned, and carried out when the folder is next
/// opened. Until then it can be called off.
Status planRestore(const std::string &dataDir, const std::string &file);
std::optional<std::string> plannedRestore(const std::string &dataDir);
void callOffRestore(const std::string &dataDir);
/// Before the database is opened. A plan is tried once: if it fails the database stays as it was.
Status carryOutPlannedRestore(const std::string &dataDir);

} // namespace llm0
