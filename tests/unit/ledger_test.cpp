#include "budget/ledger.h"

#include <QTest>

#include <random>
#include <thread>

using namespace llm0;

namespace {

constexpr UnixMs now = 1'795'500'000'000; // 2026-11-24
constexpr UnixMs dayMs = 86'400'000;

Money usd(const char *decimal)
{
    return *Money::parse(decimal);
}

Caps perDay(const char *decimal)
{
    Caps caps;
    caps.perDay = usd(decimal);
    return caps;
}

ReserveRequest request(Money amount, std::vector<ScopeCaps> scopes, UnixMs at = now)
{
    return {at, std::move(scopes), amount, amount};
}

} // namespace

class LedgerTest : public QObject
{
    Q_OBJECT

    static Reservation granted(std::variant<Reservation, CapRefusal> outcome)
    {
        if (std::holds_alternative<CapRefusal>(outcome))
            qFatal("refused");
        return std::get<Reservation>(std::move(outcome));
    }

private Q_SLOTS:
    void holdsAndSettles()
    {
        Ledger ledger{BudgetCalendar()};
        Reservation hold = granted(ledger.reserve(request(usd("3"), {{ScopeKind::Project, 1, perDay("5")}})));
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.reserved.nano(), usd("3").nano());
        QCOMPARE(ledger.openReservations(), 1);
        hold.settle(usd("1.25"));
        const ScopeBalance balance = ledger.balance(ScopeKind::Project, 1, now);
        QCOMPARE(balance.day.reserved.nano(), 0);
        QCOMPARE(balance.day.spent.nano(), usd("1.25").nano());
        QCOMPARE(balance.month.spent.nano(), usd("1.25").nano());
        QCOMPARE(ledger.openReservations(), 0);
    }

    void refusesWithTheArithmetic()
    {
        Ledger ledger{BudgetCalendar()};
        const std::vector<ScopeCaps> scopes = {{ScopeKind::Account, 0, perDay("10")},
                                               {ScopeKind::Customer, 9, perDay("2")}};
        granted(ledger.reserve(request(usd("1"), scopes))).settle(usd("1"));
        Reservation hold = granted(ledger.reserve(request(usd("0.5"), scopes)));
        const auto outcome = ledger.reserve(request(usd("0.500000001"), scopes));
        const auto *refusal = std::get_if<CapRefusal>(&outcome);
        QVERIFY(refusal);
        QCOMPARE(refusal->scope, ScopeKind::Customer);
        QCOMPARE(refusal->window, CapRefusal::Window::Day);
        QCOMPARE(refusal->spent.nano(), usd("1").nano());
        QCOMPARE(refusal->reserved.nano(), usd("0.5").nano());
        QCOMPARE(refusal->remaining.nano(), usd("0.5").nano());
        QCOMPARE(refusal->resetsAt, BudgetCalendar().dayOf(now).end);
        // All or nothing: the account was not touched by the refused call.
        QCOMPARE(ledger.balance(ScopeKind::Account, 0, now).day.reserved.nano(), usd("0.5").nano());
    }

    void theLastNanoDollarCanBeSpentAndNoMore()
    {
        Ledger ledger{BudgetCalendar()};
        const std::vector<ScopeCaps> scopes = {{ScopeKind::Key, 1, perDay("1")}};
        QVERIFY(std::holds_alternative<Reservation>(ledger.reserve(request(usd("1"), scopes))));
        QVERIFY(std::holds_alternative<CapRefusal>(ledger.reserve(request(usd("1.000000001"), scopes))));
    }

    void aCapOfZeroRefusesEverythingThatCosts()
    {
        Ledger ledger{BudgetCalendar()};
        QVERIFY(std::holds_alternative<CapRefusal>(
            ledger.reserve(request(Money::fromNano(1), {{ScopeKind::Key, 1, perDay("0")}}))));
    }

    void aPerRequestCapStandsAlone()
    {
        Ledger ledger{BudgetCalendar()};
        Caps caps;
        caps.perRequest = usd("0.10");
        const auto outcome = ledger.reserve(request(usd("0.11"), {{ScopeKind::Project, 1, caps}}));
        QCOMPARE(std::get<CapRefusal>(outcome).window, CapRefusal::Window::Request);
        QCOMPARE(std::get<CapRefusal>(outcome).resetsAt, 0);
    }

    void grantsLessWhenLessIsUseful()
    {
        Ledger ledger{BudgetCalendar()};
        ReserveRequest fitting = request(usd("5"), {{ScopeKind::Project, 1, perDay("2")}});
        fitting.leastUseful = usd("1.5");
        Reservation hold = granted(ledger.reserve(fitting));
        QCOMPARE(hold.amount().nano(), usd("2").nano());
        hold.shrinkTo(usd("1.9"));
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.reserved.nano(), usd("1.9").nano());
        fitting.leastUseful = usd("0.11");
        QVERIFY(std::holds_alternative<CapRefusal>(ledger.reserve(fitting)));
    }

    void droppedBeforeSentReleasesAndAfterSentCharges()
    {
        Ledger ledger{BudgetCalendar()};
        const std::vector<ScopeCaps> scopes = {{ScopeKind::Project, 1, {}}};
        {
            Reservation hold = granted(ledger.reserve(request(usd("1"), scopes)));
        }
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.spent.nano(), 0);
        {
            Reservation hold = granted(ledger.reserve(request(usd("1"), scopes)));
            hold.markSent();
            Reservation moved = std::move(hold);
        }
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.spent.nano(), usd("1").nano());
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.reserved.nano(), 0);
    }

    void settlesAboveTheHoldAndPastTheCap()
    {
        Ledger ledger{BudgetCalendar()};
        const std::vector<ScopeCaps> scopes = {{ScopeKind::Project, 1, perDay("1")}};
        granted(ledger.reserve(request(usd("1"), scopes))).settle(usd("1.5"));
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.spent.nano(), usd("1.5").nano());
        QVERIFY(std::holds_alternative<CapRefusal>(ledger.reserve(request(Money::fromNano(1), scopes))));
    }

    void aNewDayIsFreshAndTheMonthGoesOn()
    {
        Ledger ledger{BudgetCalendar()};
        Caps caps = perDay("1");
        caps.perMonth = usd("1.5");
        const std::vector<ScopeCaps> scopes = {{ScopeKind::Project, 1, caps}};
        granted(ledger.reserve(request(usd("1"), scopes))).settle(usd("1"));
        QVERIFY(std::holds_alternative<CapRefusal>(ledger.reserve(request(usd("0.4"), scopes))));
        Reservation tomorrow = granted(ledger.reserve(request(usd("0.4"), scopes, now + dayMs)));
        const auto outcome = ledger.reserve(request(usd("0.2"), scopes, now + dayMs));
        QCOMPARE(std::get<CapRefusal>(outcome).window, CapRefusal::Window::Month);
    }

    void aClockThatRanAheadFindsTheWindowsItLeft()
    {
        Ledger ledger{BudgetCalendar()};
        const auto spend = [&ledger](UnixMs at) {
            auto outcome = ledger.reserve({at, {{ScopeKind::Project, 1, {}}}, usd("1"), usd("1")});
            std::get<Reservation>(outcome).settle(usd("1"));
        };
        constexpr UnixMs days = 86'400'000;
        spend(now);
        spend(now + 40 * days);
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.spent, usd("1"));
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).month.spent, usd("1"));
    }

    void moneyBelongsToTheDayItsCallBegan()
    {
        Ledger ledger{BudgetCalendar()};
        const std::vector<ScopeCaps> scopes = {{ScopeKind::Project, 1, {}}};
        Reservation late = granted(ledger.reserve(request(usd("1"), scopes)));
        granted(ledger.reserve(request(usd("1"), scopes, now + dayMs))).settle(usd("0.25"));
        late.settle(usd("0.75"));
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.spent.nano(), usd("0.75").nano());
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now + dayMs).day.spent.nano(), usd("0.25").nano());
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).month.spent.nano(), usd("1").nano());
    }

    void loadedSpendCounts()
    {
        Ledger ledger{BudgetCalendar()};
        ledger.load(ScopeKind::Project, 1, now, usd("0.9"), usd("4"));
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).month.spent.nano(), usd("4").nano());
        QVERIFY(std::holds_alternative<CapRefusal>(
            ledger.reserve(request(usd("0.2"), {{ScopeKind::Project, 1, perDay("1")}}))));
    }

    void parallelCallsNeverShareTheLastCent()
    {
        Ledger ledger{BudgetCalendar()};
        const std::vector<ScopeCaps> scopes = {{ScopeKind::Account, 0, perDay("1")},
                                               {ScopeKind::Project, 1, {}}};
        std::atomic<int> allowed = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 1000; ++i) {
                    auto outcome = ledger.reserve(request(usd("0.003"), scopes));
                    if (auto *hold = std::get_if<Reservation>(&outcome)) {
                        hold->settle(usd("0.003"));
                        ++allowed;
                    }
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(allowed.load(), 333);
        QCOMPARE(ledger.balance(ScopeKind::Account, 0, now).day.spent.nano(), usd("0.999").nano());
    }

    void aHoldGrowsAsFarAsEveryBudgetAllows()
    {
        Ledger ledger{BudgetCalendar()};
        Caps caps;
        caps.perDay = usd("1");
        const std::vector<ScopeCaps> scopes = {{ScopeKind::Account, 0, {}}, {ScopeKind::Project, 1, caps}};
        auto first = std::get<Reservation>(ledger.reserve(request(usd("0.3"), scopes, now)));
        auto other = std::get<Reservation>(ledger.reserve(request(usd("0.2"), scopes, now)));
        QVERIFY(!ledger.extend(first, request(usd("0.8"), scopes, now)));
        QCOMPARE(first.amount().nano(), usd("0.8").nano());
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.reserved.nano(), usd("1").nano());
        const auto cap = ledger.extend(first, request(usd("0.800000001"), scopes, now));
        QVERIFY(cap);
        QCOMPARE(cap->scope, ScopeKind::Project);
        QCOMPARE(cap->remaining.nano(), usd("0.8").nano());
        QCOMPARE(first.amount().nano(), usd("0.8").nano()); // as it was
        ReserveRequest partly = request(usd("5"), scopes, now);
        partly.leastUseful = usd("0.5");
        other.settle(usd("0.1"));
        QVERIFY(!ledger.extend(first, partly));
        QCOMPARE(first.amount().nano(), usd("0.9").nano());
        first.settle(usd("0.9"));
        QCOMPARE(ledger.balance(ScopeKind::Project, 1, now).day.reserved.nano(), std::int64_t{0});
        QCOMPARE(ledger.balance(ScopeKind::Account, 0, now).month.spent.nano(), usd("1").nano());
    }

    void aHoldThatHoldsNothingIsMadeWhenItGrows()
    {
        Ledger ledger{BudgetCalendar()};
        Reservation none;
        QVERIFY(!ledger.extend(none, request(usd("0.5"), {{ScopeKind::Account, 0, {}}}, now)));
        QVERIFY(none.held());
        QCOMPARE(ledger.openReservations(), std::int64_t{1});
    }

    void agreesWithASlowObviouslyRightModel()
    {
        struct Entry {
            UnixMs at;
            std::int64_t scope;
            std::int64_t held;
            std::int64_t spent;
        };
        std::mt19937_64 random(7);
        Ledger ledger{BudgetCalendar()};
        std::vector<Entry> entries;
        std::vector<std::pair<std::size_t, Reservation>> open;
        const auto sum = [&](std::int64_t scope, const BudgetWindow &window) {
            std::int64_t total = 0;
            for (const Entry &entry : entries)
                total += entry.scope == scope && window.contains(entry.at) ? entry.held + entry.spent : 0;
            return total;
        };
        for (int step = 0; step < 4000; ++step) {
            if (!open.empty() && random() % 2 == 0) {
                const std::size_t pick = random() % open.size();
                const auto spent = std::int64_t(random() % 60);
                open[pick].second.settle(Money::fromNano(spent));
                entries[open[pick].first].held = 0;
                entries[open[pick].first].spent = spent;
                open.erase(open.begin() + std::ptrdiff_t(pick));
                continue;
            }
            const UnixMs at = now + UnixMs(random() % 40) * dayMs / 8;
            const auto scope = std::int64_t(random() % 3);
            const auto amount = std::int64_t(1 + random() % 50);
            Caps caps;
            caps.perDay = Money::fromNano(400);
            caps.perMonth = Money::fromNano(900);
            const bool fits = sum(scope, BudgetCalendar().dayOf(at)) + amount <= 400
                              && sum(scope, BudgetCalendar().monthOf(at)) + amount <= 900;
            auto outcome =
                ledger.reserve(request(Money::fromNano(amount), {{ScopeKind::Customer, scope, caps}}, at));
            QCOMPARE(std::holds_alternative<Reservation>(outcome), fits);
            if (fits) {
                open.emplace_back(entries.size(), std::get<Reservation>(std::move(outcome)));
                entries.push_back({at, scope, amount, 0});
            }
        }
    }
};

QTEST_APPLESS_MAIN(LedgerTest)
#include "ledger_test.moc"
