#include "dialects/openai/usageframe.h"

#include "dialects/jsonfields.h"

namespace llm0 {

bool UsageFrame::is(std::string_view data)
{
    // Inside JSON strings quotes are escaped, so a chunk with a delta is told without reading it.
    if (data.find("\"delta\"") != std::string_view::npos || data.find("\"usage\"") == std::string_view::npos)
        return false;
    JsonObject root;
    if (m_parser.parse(data.data(), data.size()).get(root))
        return false;
    const auto choices = arrayIn(root, "choices");
    return choices && choices->begin() == choices->end() && valueIn(root, "usage");
}

} // namespace llm0
