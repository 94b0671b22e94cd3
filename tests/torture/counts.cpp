#include "torture/judge.h"

#include <algorithm>

namespace llm0::torture {

Counts &Counts::operator+=(const Counts &o)
{
    calls += o.calls;
    served += o.served;
    refused += o.refused;
    left += o.left;
    failed += o.failed;
    hits += o.hits;
    cutOff += o.cutOff;
    arrivals += o.arrivals;
    kills += o.kills;
    stops += o.stops;
    orders += o.orders;
    probes += o.probes;
    faults += o.faults;
    rows += o.rows;
    unconfirmed += o.unconfirmed;
    estimated += o.estimated;
    overBound += o.overBound;
    belowBill += o.belowBill;
    overcharged += o.overcharged;
    billedNano += o.billedNano;
    countedNano += o.countedNano;
    settledMs = std::max(settledMs, o.settledMs);
    quietMs = std::max(quietMs, o.quietMs);
    recoveredMs = std::max(recoveredMs, o.recoveredMs);
    return *this;
}

} // namespace llm0::torture
