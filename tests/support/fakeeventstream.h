#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llm0::fake {

/// One message of AWS's binary event stream with text headers: lengths, headers, payload and two CRC32s.
std::string eventStreamMessage(const std::vector<std::pair<std::string, std::string>> &headers,
                               std::string_view payload);

} // namespace llm0::fake
