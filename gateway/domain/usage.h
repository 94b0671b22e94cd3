#pragma once

#include <cstdint>

namespace llm0 {

/// What one call consumed, in tokens, as DISJOINT buckets: no token is counted in two of them
/// (reasoning is the exception: it tells how much of `output` was reasoning and is not priced again).
/// Adapters normalise the providers' overlapping figures into this once.
struct Usage {
    std::int64_t input = 0; ///< fresh text input
    std::int64_t cacheRead = 0;
    std::int64_t cacheWrite5m = 0;
    std::int64_t cacheWrite1h = 0;
    std::int64_t output = 0;    ///< text output including reasoning
    std::int64_t reasoning = 0; ///< of output
    std::int64_t inputAudio = 0;
    std::int64_t cacheReadAudio = 0;
    std::int64_t outputAudio = 0;
    std::int64_t inputImage = 0;
    std::int64_t outputImage = 0;
    std::int64_t webSearches = 0; ///< calls, not tokens

    std::int64_t promptTotal() const
    {
        return input + cacheRead + cacheWrite5m + cacheWrite1h + inputAudio + cacheReadAudio + inputImage;
    }
    std::int64_t completionTotal() const { return output + outputAudio + outputImage; }
    friend bool operator==(const Usage &, const Usage &) = default;
};

} // namespace llm0
