#include "dialects/dataurl.h"

namespace llm0 {

namespace {
constexpr std::string_view scheme = "data:";
constexpr std::string_view mark = ";base64";
} // namespace

std::optional<DataUrl> dataUrlIn(std::string_view url)
{
    if (!url.starts_with(scheme))
        return std::nullopt;
    const std::size_t comma = url.find(',');
    const std::string_view head = url.substr(scheme.size(), comma - scheme.size());
    if (comma == std::string_view::npos || !head.ends_with(mark))
        return std::nullopt;
    return DataUrl{head.substr(0, head.size() - mark.size()), url.substr(comma + 1)};
}

std::string dataUrl(std::string_view mediaType, std::string_view base64)
{
    std::string url;
    url.reserve(scheme.size() + mediaType.size() + mark.size() + 1 + base64.size());
    return url.append(scheme).append(mediaType).append(mark).append(1, ',').append(base64);
}

} // namespace llm0
