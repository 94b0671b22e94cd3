#include "framing/ndjson.h"

namespace llm0 {

bool NdjsonFramer::feed(std::string_view bytes, const OnFrame &onFrame)
{
    m_rest.append(bytes);
    std::size_t start = 0;
    // Only the new bytes can hold the end of the line that was open.
    std::size_t searched = m_rest.size() - bytes.size();
    for (std::size_t end = m_rest.find('\n', searched); end != std::string::npos;
         end = m_rest.find('\n', start)) {
        const std::string_view raw = std::string_view(m_rest).substr(start, end + 1 - start);
        std::string_view data = raw.substr(0, raw.size() - 1);
        if (data.ends_with('\r'))
            data.remove_suffix(1);
        onFrame({{}, data, raw});
        start = end + 1;
    }
    m_rest.erase(0, start);
    return m_rest.size() <= m_maxLineBytes;
}

} // namespace llm0
