#pragma once

#include "domain/modelprice.h"

#include <array>

/// What the price file calls its fields; shared by its reader and its writer.
namespace llm0::pricenames {

struct RateName {
    const char *name;
    std::optional<PicoPerToken> RateCard::*rate;
};
inline constexpr std::array rateNames{
    RateName{"input", &RateCard::input},
    RateName{"cache_read", &RateCard::cacheRead},
    RateName{"cache_write_5m", &RateCard::cacheWrite5m},
    RateName{"cache_write_1h", &RateCard::cacheWrite1h},
    RateName{"output", &RateCard::output},
    RateName{"input_audio", &RateCard::inputAudio},
    RateName{"cache_read_audio", &RateCard::cacheReadAudio},
    RateName{"output_audio", &RateCard::outputAudio},
    RateName{"input_image", &RateCard::inputImage},
    RateName{"output_image", &RateCard::outputImage},
};

struct KindName {
    const char *name;
    PriceMatch::Kind kind;
};
inline constexpr std::array kindNames{
    KindName{"equals", PriceMatch::Kind::Equals},
    KindName{"starts_with", PriceMatch::Kind::StartsWith},
    KindName{"ends_with", PriceMatch::Kind::EndsWith},
    KindName{"contains", PriceMatch::Kind::Contains},
    KindName{"pattern", PriceMatch::Kind::Pattern},
    KindName{"and", PriceMatch::Kind::And},
    KindName{"or", PriceMatch::Kind::Or},
    KindName{"not", PriceMatch::Kind::Not},
};

} // namespace llm0::pricenames
