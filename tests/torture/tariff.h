#pragma once

#include "support/faketally.h"

#include <map>

namespace llm0::torture {

/// What a bill comes to, worked out apart from the product: the published table of prices is read here and
/// multiplied here.
class Tariff
{
public:
    Tariff();

    /// In nano-USD, rounded up for each call. A model that is not in the table throws.
    std::int64_t costOf(const std::string &provider, const std::string &model, const fake::Bill &bill) const;

private:
    struct Rates {
        std::int64_t input = 0; ///< pico-USD per token, as all
        std::int64_t cacheRead = 0;
        std::int64_t cacheWrite5m = 0;
        std::int64_t cacheWrite1h = 0;
        std::int64_t output = 0;
    };
    std::map<std::string, Rates> m_rates; ///< "provider/model"
};

} // namespace llm0::torture
