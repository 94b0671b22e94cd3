#pragma once

#include "base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

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

/// Which model names a price row covers beside its exact ones. Names and texts are in lower case.
struct PriceMatch {
    /// Pattern: '#' stands for one digit, '*' for any run; the rest is literal.
    enum class Kind { Equals, StartsWith, EndsWith, Contains, Pattern, And, Or, Not } kind = Kind::Equals;
    std::string text;
    std::vector<PriceMatch> parts; ///< of And, Or and Not
    bool covers(std::string_view lowerCaseName) const;
    friend bool operator==(const PriceMatch &, const PriceMatch &) = default;
};

/// One row of the price book.
struct ModelPrice {
    std::string provider;             ///< our provider slug: "openai", "anthropic", "google", …
    std::string model;                ///< canonical name at the provider, lower case
    std::vector<std::string> aliases; ///< further exact names
    std::optional<PriceMatch> match;  ///< asked only when no exact name fits
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
