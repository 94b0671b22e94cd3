#pragma once

#include "torture/evidence.h"
#include "torture/tariff.h"

namespace llm0::torture {

/// What a run came to, for the record.
struct Counts {
    int calls = 0;
    int served = 0;
    int refused = 0;
    int left = 0;
    int failed = 0;
    int hits = 0;   ///< answered from the cache
    int cutOff = 0; ///< by the end of the process
    int arrivals = 0;
    int kills = 0;
    int stops = 0;
    int orders = 0;
    int probes = 0;
    int faults = 0; ///< requests that a provider did not answer as a good one does
    int rows = 0;
    int unconfirmed = 0;
    int estimated = 0;
    int overBound = 0;
    int belowBill = 0;   ///< flagged rows that count less than was billed
    int overcharged = 0; ///< estimates for calls that no provider ever saw
    std::int64_t billedNano = 0;
    std::int64_t countedNano = 0;
    int settledMs = 0; ///< the longest
    int quietMs = 0;
    int recoveredMs = 0;

    Counts &operator+=(const Counts &other);
};

struct Verdict {
    Counts counts;
    std::vector<std::string> violations;
};

/// Pure. The rules are those of ARCHITECTURE.md, "Money under fire".
Verdict judge(const Evidence &evidence, const Tariff &tariff);

} // namespace llm0::torture
