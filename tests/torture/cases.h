#pragma once

#include "torture/evidence.h"
#include "torture/tariff.h"

namespace llm0::torture {

/// All that is known about one call.
struct Case {
    const CallSeen *seen = nullptr;
    std::vector<const Arrival *> arrivals;
    std::vector<std::size_t> rows;
    const PricePlan *edited = nullptr; ///< the price that its row says it was made under
    std::int64_t billed = 0;
    bool shared = false; ///< others asked the same: what reached providers is known of all together
};

/// All calls with one prompt.
struct Prompt {
    std::vector<int> calls;
    std::vector<const Arrival *> arrivals;
    std::int64_t billed = 0; ///< at the lowest of the prices that its calls were made under
    std::int64_t billedAtMost = 0;
};

/// What reached providers and what was written down, by the call it belongs to.
struct Cases {
    std::map<int, Case> calls;
    std::map<int, Prompt> prompts;
    std::map<std::size_t, int> callOfRow;
    std::vector<std::string> violations; ///< what belongs to no call, and wrong prices
};
Cases gatherCases(const Evidence &evidence, const Tariff &tariff);

std::int64_t nano(const Json &row, const char *field);
/// Empty where it is missing or no text.
std::string text(const Json &row, const char *field);

} // namespace llm0::torture
