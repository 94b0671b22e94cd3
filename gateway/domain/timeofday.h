#pragma once

#include <optional>
#include <string_view>

namespace llm0 {

/// "04:10" → 250. Nothing but four digits and a colon.
inline std::optional<int> minuteOfDay(std::string_view text)
{
    constexpr std::string_view form = "00:00";
    constexpr int hours = 24;
    constexpr int minutes = 60;
    if (text.size() != form.size() || text[2] != ':')
        return std::nullopt;
    for (const std::size_t at : {0u, 1u, 3u, 4u}) {
        if (text[at] < '0' || text[at] > '9')
            return std::nullopt;
    }
    const auto number = [text](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    if (number(0) >= hours || number(3) >= minutes)
        return std::nullopt;
    return number(0) * minutes + number(3);
}

} // namespace llm0
