#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace llm0 {

/// RFC 3339 in UTC, whole seconds.
std::string rfc3339Of(std::int64_t secondsSince1970);
/// Any RFC 3339 instant; 0 when it is none.
std::int64_t secondsOf(std::string_view rfc3339);

} // namespace llm0
