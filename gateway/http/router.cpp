#include "http/router.h"

namespace llm0 {

namespace {

std::string_view takeSegment(std::string_view &rest)
{
    const auto end = std::min(rest.find('/'), rest.size());
    const std::string_view segment = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return segment;
}

/// Matches one pattern part, "literal", "{name}" or "{name}:suffix", against `text`.
bool matchPart(std::string_view part, std::string_view text, PathParams &params)
{
    const auto close = part.find('}');
    if (part.empty() || part.front() != '{' || close == std::string_view::npos)
        return part == text;
    const std::string_view suffix = part.substr(close + 1);
    if (text.size() <= suffix.size() || !text.ends_with(suffix))
        return false;
    params.emplace_back(part.substr(1, close - 1), text.substr(0, text.size() - suffix.size()));
    return true;
}

bool isRest(std::string_view part)
{
    return part.starts_with('{') && part.find("...}") != std::string_view::npos;
}

/// "{name...}:suffix" without the dots, so that it matches as one part.
std::string asOnePart(std::string_view part)
{
    const auto dots = part.find("...}");
    return std::string(part.substr(0, dots)) + std::string(part.substr(dots + 3));
}

} // namespace

std::string_view pathParam(const PathParams &params, std::string_view name)
{
    for (const auto &[key, value] : params) {
        if (key == name)
            return value;
    }
    return {};
}

std::optional<PathParams> matchPath(std::string_view pattern, std::string_view path)
{
    PathParams params;
    while (true) {
        const bool lastOfPattern = pattern.find('/') == std::string_view::npos;
        const bool lastOfPath = path.find('/') == std::string_view::npos;
        if (lastOfPattern && isRest(pattern))
            return matchPart(asOnePart(pattern), path, params) ? std::optional(params) : std::nullopt;
        if (!matchPart(takeSegment(pattern), takeSegment(path), params))
            return std::nullopt;
        if (lastOfPattern || lastOfPath)
            return lastOfPattern && lastOfPath ? std::optional(params) : std::nullopt;
    }
}

} // namespace llm0
