// The tables that hold a million customers: counters of the ledger and names of the directory.
#include "budget/ledger.h"
#include "limits/customertable.h"

#include <QTest>

#include <map>
#include <random>

using namespace llm0;

namespace {

constexpr UnixMs dayMs = 86'400'000;
constexpr UnixMs noon = 20'000 * dayMs + dayMs / 2;

Customer named(CustomerId id, const std::string &name)
{
    Customer customer;
    customer.id = id;
    customer.project = 7;
    customer.name = name;
    customer.firstSeen = noon + id;
    return customer;
}

} // namespace

class ManyCustomersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countersAgreeWithAMapThroughGrowthAndForgetting()
    {
        CounterTable table;
        std::map<std::pair<std::int64_t, UnixMs>, std::int64_t> model;
        std::mt19937 random(1);
        const auto keyOf = [](std::int64_t id, UnixMs start) {
            return CounterKey{id, start, ScopeKind::Customer, Span::Day};
        };
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < 2'000; ++i) {
                const std::int64_t id = static_cast<std::int64_t>(random() % 5'000);
                const UnixMs start = static_cast<UnixMs>(random() % 6) * dayMs;
                table.at(keyOf(id, start)).spent += Money::fromNano(i);
                model[{id, start}] += i;
            }
            const UnixMs gone = round % 6 * dayMs;
            table.eraseIf([gone](const CounterKey &key, const Balance &) { return key.start == gone; });
            std::erase_if(model, [gone](const auto &entry) { return entry.first.second == gone; });
            std::size_t visited = 0;
            table.visit(0, table.places(), [&](const CounterKey &key, const Balance &balance) {
                ++visited;
                QCOMPARE(balance.spent.nano(), (model.at({key.id, key.start})));
                QCOMPARE(int(key.kind), int(ScopeKind::Customer));
                QCOMPARE(int(key.span), int(Span::Day));
            });
            QCOMPARE(visited, model.size());
            for (const auto &[key, nano] : model) {
                const Balance *found = table.find(keyOf(key.first, key.second));
                QVERIFY(found);
                QCOMPARE(found->spent.nano(), nano);
            }
            QVERIFY(!table.find(keyOf(1, gone)));
        }
    }

    void scopesOfTheSameNumberAreCountedApart()
    {
        CounterTable table;
        std::int64_t nano = 0;
        for (const ScopeKind kind :
             {ScopeKind::Account, ScopeKind::Project, ScopeKind::Key, ScopeKind::Customer}) {
            for (const Span span : {Span::Day, Span::Month})
                table.at({5, noon, kind, span}).spent = Money::fromNano(++nano);
        }
        QCOMPARE(table.find({5, noon, ScopeKind::Key, Span::Day})->spent.nano(), 5);
        QCOMPARE(table.find({5, noon, ScopeKind::Customer, Span::Month})->spent.nano(), 8);
    }

    void allBalancesAtOnceAreThoseAskedForOneByOne()
    {
        Ledger ledger{BudgetCalendar()};
        std::vector<std::pair<std::int64_t, Money>> spent;
        for (std::int64_t id = 1; id <= 50'000; ++id)
            spent.emplace_back(id, Money::fromNano(id % 3 == 0 ? 0 : id));
        ledger.loadCustomers(spent, noon, Span::Month);
        ledger.loadCustomers(std::span(spent).first(10'000), noon, Span::Day);
        ledger.loadCustomers(spent, noon - 2 * dayMs, Span::Day); // another day
        ledger.load(ScopeKind::Key, 1, noon, Money::fromNano(9), Money::fromNano(9));
        ledger.allow(ScopeKind::Customer, 4, noon, CapRefusal::Window::Day, Money::fromNano(3));
        const auto all = ledger.customerBalances(noon, 50'000);
        const auto months = ledger.customerMonths(noon, 50'000);
        QCOMPARE(all.size(), std::size_t(50'001));
        QCOMPARE(months.size(), std::size_t(50'001));
        for (std::int64_t id = 0; id <= 50'000; ++id) {
            const ScopeBalance one = ledger.balance(ScopeKind::Customer, id, noon);
            const ScopeBalance &listed = all[static_cast<std::size_t>(id)];
            QCOMPARE(listed.day.spent, one.day.spent);
            QCOMPARE(listed.day.allowed, one.day.allowed);
            QCOMPARE(listed.month.spent, one.month.spent);
            QCOMPARE(months[static_cast<std::size_t>(id)], one.month.spent);
        }
        QCOMPARE(ledger.customerBalances(noon, 10).size(), std::size_t(11)); // those after it are left out
    }

    void everyCustomerIsFoundByNameAndChanged()
    {
        CustomerTable table;
        QVERIFY(!table.find("nobody"));
        for (CustomerId id = 1; id <= 20'000; ++id)
            table.put(named(id, "customer-" + std::to_string(id)));
        table.put(named(20'001, ""));
        table.put(named(20'002, std::string(100'000, 'x'))); // longer than a piece
        QCOMPARE(table.size(), std::size_t(20'002));
        const char *text = table.find("customer-77")->nameText;
        Customer changed = named(77, "customer-77");
        changed.tier = "gold";
        changed.blocked = true;
        changed.override_.emplace().caps.perDay = Money::fromNano(5);
        table.put(changed);
        QCOMPARE(table.size(), std::size_t(20'002));
        const auto found = table.customer(7, "customer-77");
        QVERIFY(found);
        QCOMPARE(found->id, CustomerId(77));
        QCOMPARE(found->project, ProjectId(7));
        QCOMPARE(found->tier, std::string("gold"));
        QVERIFY(found->blocked);
        QCOMPARE(found->firstSeen, noon + 77);
        QCOMPARE(found->override_->caps.perDay, Money::fromNano(5));
        QCOMPARE(table.find("customer-77")->nameText, text); // lists may hold on to it
        changed.override_.reset();
        table.put(changed);
        QVERIFY(!table.customer(7, "customer-77")->override_);
        QCOMPARE(table.find("")->id, CustomerId(20'001));
        QCOMPARE(table.find(std::string(100'000, 'x'))->id, CustomerId(20'002));
        for (CustomerId id = 1; id <= 20'000; ++id)
            QCOMPARE(table.find("customer-" + std::to_string(id))->id, id);
    }

    void aCustomerTakesFewBytes()
    {
        static_assert(sizeof(CustomerRow) <= 40);
        static_assert(sizeof(Balance) + 2 * sizeof(std::int64_t) <= 40);
    }
};

QTEST_GUILESS_MAIN(ManyCustomersTest)
#include "manycustomers_test.moc"
