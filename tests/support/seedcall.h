#pragma once

#include "domain/requestrecord.h"
#include "support/seedworld.h"

namespace llm0 {

/// Plays one call of the past: picks model, size and fate, and counts it against the customer's day.
class SeedCalls
{
public:
    explicit SeedCalls(SeedRandom &random) : m_random(random) {}
    RequestRecord play(SeedProject &project, SeedCustomer &customer, UnixMs at);

private:
    void measure(RequestRecord &record, const SeedModel &model);
    void refuse(RequestRecord &record, const SeedCustomer &customer);
    void answer(RequestRecord &record, const SeedModel &model);

    SeedRandom &m_random;
    std::int64_t m_number = 0;
};

} // namespace llm0
