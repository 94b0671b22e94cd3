#pragma once

#include "storage/storage.h"

#include <string>
#include <vector>

namespace llm0 {

struct SeedPlan {
    UnixMs now = 0; ///< history ends here
    int customers = 40;
    std::int64_t requests = 20'000;
    int days = 90;
    int hostile = 0; ///< as many customers with hostile names, one call each
    std::uint64_t seed = 1;
    std::string zone = "UTC"; ///< the budget zone to set; refusals of the past count days in UTC all the same
};

/// What was written, to be held against what screens and files say.
struct Seeded {
    std::int64_t requests = 0, refused = 0;
    Money cost, costToday, saved;
    std::vector<std::string> keys; ///< whole gateway keys: shop-assistant's first, then its second, …
};

/// Writes a realistic past into an empty data folder's storage: projects, tiers, keys, customers and their
/// calls with costs from the built-in prices, daily and weekly rhythm, growth, cache hits, failures and
/// refusals by the caps that were set. Blocks; some 50,000 calls a second.
Result<Seeded> seedHistory(Storage &storage, const SeedPlan &plan);

} // namespace llm0
