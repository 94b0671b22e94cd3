#include "cache/cachepolicy.h"

#include "cache/cachekey.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace llm0 {

namespace {

std::string lowerTrimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

std::optional<std::int64_t> secondsOf(std::string_view text)
{
    std::int64_t seconds = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool whole = failure == std::errc() && end == text.data() + text.size() && seconds >= 0;
    return whole ? std::optional(seconds) : std::nullopt;
}

void obey(const std::string &directive, CacheControl &control)
{
    constexpr std::string_view maxAge = "max-age=";
    if (directive == "no-cache")
        control.read = false;
    if (directive == "no-store")
        control.read = control.store = false;
    if (directive.starts_with(maxAge))
        control.maxAgeSeconds = secondsOf(std::string_view(directive).substr(maxAge.size()));
}

/// The provider keeps something between calls that this one reads or writes.
bool isStateful(const ExtraField &extra)
{
    static constexpr std::array<std::string_view, 6> names = {
        "conversation", "background", "container", "context", "store", "context_management"};
    return std::find(names.begin(), names.end(), extra.name) != names.end();
}

bool isWhole(FinishReason finish, bool lengthAsked)
{
    return finish == FinishReason::Stop || finish == FinishReason::StopSequence
           || finish == FinishReason::ToolCalls || (finish == FinishReason::Length && lengthAsked);
}

} // namespace

CacheControl cacheControlOf(std::string_view header)
{
    CacheControl control;
    while (!header.empty()) {
        const auto comma = std::min(header.find(','), header.size());
        obey(lowerTrimmed(header.substr(0, comma)), control);
        header.remove_prefix(std::min(comma + 1, header.size()));
    }
    if (control.maxAgeSeconds == 0)
        control.read = false;
    return control;
}

bool isCacheable(const ChatRequest &request, const Project &project)
{
    if (!project.cacheRandom && asksForRandomness(request))
        return false;
    return std::none_of(request.extras.begin(), request.extras.end(), isStateful);
}

std::string_view notStorable(const ChatAnswer &answer, bool lengthAsked)
{
    if (answer.unread)
        return "not all of it was read";
    if (answer.choices.empty())
        return "no choice";
    if (answer.unread)
        return "more than can be told again";
    for (const Choice &choice : answer.choices) {
        if (choice.parts.empty())
            return "an empty choice";
        if (!isWhole(choice.finish, lengthAsked))
            return "not ended by itself";
        for (const Part &part : choice.parts) {
            if (part.kind == Part::Kind::Refusal)
                return "refused";
        }
    }
    return {};
}

} // namespace llm0
