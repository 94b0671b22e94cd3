#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

// Writing of requests: one way out for what a format cannot say. Inside dialects only.

/// Thrown inside writers only.
struct Wordless {
    std::string field;
};

/// Throws when `said`.
inline void refuseIf(bool said, std::string_view field)
{
    if (said)
        throw Wordless{std::string(field)};
}

/// Runs `write`, which may throw Wordless.
template <typename F>
auto writingRequest(Format format, F &&write) -> Result<decltype(write())>
{
    try {
        return write();
    } catch (const Wordless &wordless) {
        return cannotExpress(wordless.field, format);
    }
}

} // namespace llm0
