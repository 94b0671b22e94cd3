#pragma once

#include "support/faketally.h"
#include "torture/schedule.h"

#include <map>

namespace llm0::torture {

/// The row of the published table with other rates, as the Admin API takes it.
Json editedPrice(const PricePlan &price);

/// What a bill comes to, worked out apart from the product: the published table of prices is read here and
/// multiplied here.
class Tariff
{
public:
    Tariff();

    /// In nano-USD, rounded up for each call. A model that is not in the table throws.
    /// `edited`: the one price that was changed by its owner.
    std::int64_t costOf(const std::string &provider, const std::string &model, const fake::Bill &bill,
                        const PricePlan *edited = nullptr) const;

    struct Rates {
        std::int64_t input = 0; ///< pico-USD per token, as all
        std::int64_t cacheRead = 0;
        std::int64_t cacheWrite5m = 0;
        std::int64_t cacheWrite1h = 0;
        std::int64_t output = 0;
    };

private:
    std::map<std::string, Rates> m_rates; ///< "provider/model"
};

} // namespace llm0::torture
