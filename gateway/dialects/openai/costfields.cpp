#include "dialects/openai/costfields.h"

namespace llm0 {

std::string withCostFields(std::string body, std::int64_t latencyMs, std::string_view costDecimal)
{
    constexpr const char *blanks = " \t\r\n";
    const std::size_t brace = body.find_last_of('}');
    const std::size_t first = body.find_first_not_of(blanks);
    if (brace == std::string::npos || first == std::string::npos || body[first] != '{')
        return body;
    const bool empty = body.find_last_not_of(blanks, brace - 1) == first;
    std::string fields = empty ? "" : ",";
    fields.append("\"latency_ms\":").append(std::to_string(latencyMs));
    fields.append(",\"cost_usd\":").append(costDecimal);
    body.insert(brace, fields);
    return body;
}

} // namespace llm0
