#pragma once

#include "base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace llm0
{

/// Rates of one price tier. A bucket without a rate of its own falls back to the dearest rate of its side
/// (input or output), never to zero.
struct RateCard {
    std::optional<PicoPerToken> input, cacheRead, cacheWrite5m, cacheWrite1h, output;
    std::optional<PicoPerToken> inputAudio, cacheReadAudio, outputAudio, inputImage, outputImage;
    friend bool operator==(const RateCard &, const RateCard &) = default;
};

/// Rates that apply to the WHOLE request once its prompt is longer than `abovePromptTokens`.
struct LongContextTier {
    std::int64_t abovePromptTokens = 0;
    RateCard rates;
    friend bool operator==(const LongContextTier &, const LongContextTier &) = default;
};

/// One row of the price book.
struct ModelPrice {
    std::string provider; ///< our provider slug: "openai", "anthropic", "google", …
    std::string model;    ///< canonical name at the provider
    RateCard rates;
    std::vector<LongContextTier> tiers; ///< ascending
    Money perRequestFee;
    Money perWebSearchFee;
    std::int64_t contextTokens = 0;   ///< 0 = unknown
    std::int64_t maxOutputTokens = 0; ///< 0 = unknown
    std::string source;               ///< e.g. "genai-prices 0.1.8", "edited"
    std::string date;                 ///< ISO day the figures were taken
    friend bool operator==(const ModelPrice &, const ModelPrice &) = default;
};

} // namespace llm0
