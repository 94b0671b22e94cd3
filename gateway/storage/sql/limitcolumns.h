#pragma once

#include "base/result.h"
#include "domain/limits.h"

#include <string>
#include <string_view>

namespace llm0 {

/// Limits as JSON text; money as integer nano-USD. What cannot be read is an error, never "no limit".
std::string capsToText(const Caps &caps);
Result<Caps> capsFromText(std::string_view text);
std::string limitsToText(const LimitSet &limits);
Result<LimitSet> limitsFromText(std::string_view text);

} // namespace llm0
