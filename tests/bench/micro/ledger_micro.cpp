// The ledger with a million customers.
#include "budget/ledger.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <malloc.h>
#include <memory>

namespace llm0::bench {

namespace {

constexpr UnixMs now = 1'795'500'000'000;
constexpr std::int64_t customers = 1'000'000;

std::vector<ScopeCaps> scopesOf(std::int64_t customer)
{
    Caps caps;
    caps.perDay = Money::fromNano(1'000'000'000'000'000);
    caps.perMonth = caps.perDay;
    return {{ScopeKind::Account, 0, caps},
            {ScopeKind::Project, 1, caps},
            {ScopeKind::Key, 1, caps},
            {ScopeKind::Customer, customer, caps}};
}

struct Loaded {
    Loaded()
    {
        const auto before = mallinfo2();
        for (std::int64_t id = 1; id <= customers; ++id)
            ledger.load(ScopeKind::Customer, id, now, Money::fromNano(id), Money::fromNano(id * 2));
        const auto after = mallinfo2();
        bytesEach =
            double(after.uordblks + after.hblkhd - before.uordblks - before.hblkhd) / double(customers);
        const auto start = std::chrono::steady_clock::now();
        static_cast<void>(ledger.reserve({now, scopesOf(1), Money::fromNano(1), Money::fromNano(1)}));
        sweepMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    }
    Ledger ledger{BudgetCalendar()};
    double bytesEach = 0; ///< of the heap
    double sweepMs = 0;   ///< of the first call of a day, which forgets old windows
};

/// Loaded once.
Loaded &million()
{
    static const auto loaded = std::make_unique<Loaded>();
    return *loaded;
}

void reserveAndSettle(benchmark::State &state)
{
    Ledger &ledger = million().ledger;
    const Money amount = Money::fromNano(1'000'000);
    std::int64_t customer = 0;
    for (auto _ : state) {
        customer = (customer * 7919 + 104729) % customers; // all over memory
        auto outcome = ledger.reserve({now, scopesOf(customer + 1), amount, amount});
        if (auto *hold = std::get_if<Reservation>(&outcome))
            hold->settle(Money::fromNano(900));
        else
            state.SkipWithError("refused");
    }
    state.counters["bytes_per_customer"] = million().bytesEach;
    state.counters["sweep_ms"] = million().sweepMs;
}
BENCHMARK(reserveAndSettle);

void refuse(benchmark::State &state)
{
    Ledger &ledger = million().ledger;
    std::vector<ScopeCaps> scopes = scopesOf(17);
    scopes.back().caps.perDay = Money::fromNano(1);
    const Money amount = Money::fromNano(1'000'000);
    for (auto _ : state)
        benchmark::DoNotOptimize(ledger.reserve({now, scopes, amount, amount}));
}
BENCHMARK(refuse);

} // namespace

} // namespace llm0::bench

BENCHMARK_MAIN();
