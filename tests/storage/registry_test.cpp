#include "storagefixture.h"

#include "storage/sql/limitcolumns.h"
#include "storage/sql/pricecolumns.h"

using namespace llm0;
using namespace llm0::test;

namespace {

LimitSet someLimits()
{
    LimitSet limits;
    limits.caps = {Money::fromNano(1), std::nullopt, Money::fromNano(9'007'199'254'740'993)};
    limits.counts = {10, std::nullopt, 0};
    limits.modelsPerDay = {{"gpt-5 \"x\"", 3}};
    limits.labelsPerDay = {{"team:red", 0}};
    limits.onLimit = LimitBehavior::Downgrade;
    limits.downgradeModel = "gpt-5-mini";
    return limits;
}

Project someProject()
{
    Project project;
    project.uuid = "uuid-1";
    project.userId = "user-1";
    project.name = "Prøject";
    project.caps.perMonth = Money::fromNano(5);
    project.requireCustomer = true;
    project.customerFromBody = false;
    project.semanticThresholdPermille = 912;
    project.cacheTtlSeconds = 7;
    project.cacheRandom = false;
    project.cachePerCustomer = true;
    project.createdAt = someDay;
    return project;
}

ApiKey someKey(ProjectId project, const std::string &name)
{
    ApiKey key;
    key.uuid = "uuid-" + name;
    key.project = project;
    key.name = name;
    key.hash = std::string("\0\x01\xff", 3) + name;
    key.shown = "llm0_live_1a…";
    key.ratePerMinute = 60;
    key.pinnedCustomer = "acme";
    key.createdAt = someDay;
    key.semanticCacheEnabled = false;
    return key;
}

AuditEvent audited(const std::string &action)
{
    return {someDay, "cli", action, "target", "{}", "{\"a\":1}"};
}

} // namespace

class RegistryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsComeBackAsTheyWere();
    void limitsThatCannotBeReadAreAnErrorNotFreedom();
    void projectsAndKeysComeBackAfterReopening();
    void updatesReachTheirRowAndOnlyExistingOnes();
    void sameKeyHashIsAConflictAndLeavesNoAudit();
    void tiersAreReplacedWholeAndDeleted();
    void customersAreVisitedAllOverManyPages();
    void firstSightDoesNotOverwriteWhatTheOwnerSet();
    void settingsAreSetAndDeletedTogether();
    void editedPricesKeepTheirHistory();
    void auditPagesNewestFirst();
};

void RegistryTest::limitsComeBackAsTheyWere()
{
    QCOMPARE(limitsFromText(limitsToText(someLimits())).value(), someLimits());
    QCOMPARE(limitsFromText(limitsToText({})).value(), LimitSet());
    QCOMPARE(capsFromText(capsToText({})).value(), Caps());
}

void RegistryTest::limitsThatCannotBeReadAreAnErrorNotFreedom()
{
    for (const char *text : {"", "{", "[]", "{}", "null", R"({"caps":{"per_day":"5"}})"})
        QVERIFY2(!limitsFromText(text), text);
    QVERIFY(!capsFromText(R"({"per_day":1.5})"));
    QVERIFY(!capsFromText(R"({"per_day":null})"));
    QVERIFY(!capsFromText("[]") && !capsFromText("null"));
    Folder folder;
    VERIFY_OK(folder.registry().insertProject(someProject(), audited("project.create")));
    VERIFY_OK(folder.tamper("UPDATE projects SET caps = 'x'"));
    QVERIFY(!folder.registry().projects());
}

void RegistryTest::projectsAndKeysComeBackAfterReopening()
{
    Folder folder;
    auto project = someProject();
    project.defaults = someLimits();
    project.id = folder.registry().insertProject(project, audited("project.create")).value();
    auto key = someKey(project.id, "a");
    key.id = folder.registry().insertKey(key, audited("key.create")).value();
    folder.reopen();
    const auto projects = folder.registry().projects().value();
    QCOMPARE(projects.size(), std::size_t(1));
    const auto &p = projects.front();
    QCOMPARE(p.id, project.id);
    QCOMPARE(p.uuid, project.uuid);
    QCOMPARE(p.name, project.name);
    QCOMPARE(p.caps, project.caps);
    QVERIFY(p.defaults == project.defaults);
    QVERIFY(p.active && p.requireCustomer && !p.customerFromBody && p.cacheEnabled
            && !p.semanticCacheEnabled);
    QCOMPARE(p.semanticThresholdPermille, 912);
    QCOMPARE(p.cacheTtlSeconds, 7);
    QVERIFY(!p.cacheRandom && p.cachePerCustomer);
    const auto keys = folder.registry().keys().value();
    QCOMPARE(keys.size(), std::size_t(1));
    QCOMPARE(keys.front().hash, key.hash);
    QCOMPARE(keys.front().ratePerMinute, key.ratePerMinute);
    QCOMPARE(keys.front().pinnedCustomer, key.pinnedCustomer);
    QVERIFY(!keys.front().cacheEnabled && keys.front().semanticCacheEnabled == false);
    QCOMPARE(keys.front().project, project.id);
}

void RegistryTest::updatesReachTheirRowAndOnlyExistingOnes()
{
    Folder folder;
    auto project = someProject();
    project.id = folder.registry().insertProject(project, audited("project.create")).value();
    project.name = "new";
    project.active = false;
    project.caps = {};
    VERIFY_OK(folder.registry().updateProject(project, audited("project.update")));
    QCOMPARE(folder.registry().projects()->front().name, std::string("new"));
    QVERIFY(!folder.registry().projects()->front().caps.any());
    auto key = someKey(project.id, "a");
    key.id = folder.registry().insertKey(key, audited("key.create")).value();
    key.ratePerMinute = std::nullopt;
    key.active = false;
    VERIFY_OK(folder.registry().updateKey(key, audited("key.update")));
    QVERIFY(!folder.registry().keys()->front().ratePerMinute && !folder.registry().keys()->front().active);
    project.id = 99;
    QCOMPARE(folder.registry().updateProject(project, audited("x")).error().code, ErrorCode::NotFound);
    key.id = 99;
    QCOMPARE(folder.registry().updateKey(key, audited("x")).error().code, ErrorCode::NotFound);
    QCOMPARE(folder.count("audit_events"), std::int64_t(4));
}

void RegistryTest::sameKeyHashIsAConflictAndLeavesNoAudit()
{
    Folder folder;
    const auto project = folder.registry().insertProject(someProject(), audited("project.create")).value();
    VERIFY_OK(folder.registry().insertKey(someKey(project, "a"), audited("key.create")));
    auto twin = someKey(project, "b");
    twin.hash = someKey(project, "a").hash;
    QCOMPARE(folder.registry().insertKey(twin, audited("key.create")).error().code, ErrorCode::Conflict);
    QCOMPARE(folder.count("audit_events"), std::int64_t(2));
    QVERIFY(!folder.registry().insertKey(someKey(77, "c"), audited("key.create")));
    VERIFY_OK(folder.journal().health());
}

void RegistryTest::tiersAreReplacedWholeAndDeleted()
{
    Folder folder;
    const auto project = folder.registry().insertProject(someProject(), audited("project.create")).value();
    VERIFY_OK(folder.registry().putTier({project, "gold", someLimits()}, audited("tier.put")));
    VERIFY_OK(folder.registry().putTier({project, "gold", {}}, audited("tier.put")));
    const auto tiers = folder.registry().tiers().value();
    QCOMPARE(tiers.size(), std::size_t(1));
    QVERIFY(tiers.front().limits == LimitSet());
    VERIFY_OK(folder.registry().deleteTier(project, "gold", audited("tier.delete")));
    QCOMPARE(folder.registry().deleteTier(project, "gold", audited("tier.delete")).error().code,
             ErrorCode::NotFound);
}

void RegistryTest::customersAreVisitedAllOverManyPages()
{
    Folder folder;
    constexpr int count = 12'345;
    for (int i = 1; i <= count; ++i)
        folder.journal().writeCustomer({i, 1, "c" + std::to_string(i), "", std::nullopt, false, someDay});
    CustomerId expected = 0;
    VERIFY_OK(folder.registry().eachCustomer([&](const Customer &customer) {
        if (customer.id == expected + 1 && customer.name == "c" + std::to_string(customer.id))
            ++expected;
    }));
    QCOMPARE(expected, CustomerId(count));
}

void RegistryTest::firstSightDoesNotOverwriteWhatTheOwnerSet()
{
    Folder folder;
    const Customer seen{5, 1, "acme", "", std::nullopt, false, someDay};
    auto set = seen;
    set.tier = "gold";
    set.blocked = true;
    set.override_ = someLimits();
    VERIFY_OK(folder.registry().putCustomer(set, audited("customer.put")));
    folder.journal().writeCustomer(seen);
    VERIFY_OK(folder.registry().eachCustomer([&](const Customer &customer) {
        QVERIFY(customer.blocked && customer.tier == "gold" && customer.override_ == set.override_);
    }));
    set.override_ = std::nullopt;
    set.blocked = false;
    VERIFY_OK(folder.registry().putCustomer(set, audited("customer.put")));
    VERIFY_OK(folder.registry().eachCustomer(
        [&](const Customer &customer) { QVERIFY(!customer.blocked && !customer.override_); }));
    QCOMPARE(folder.count("customers"), std::int64_t(1));
}

void RegistryTest::settingsAreSetAndDeletedTogether()
{
    Folder folder;
    VERIFY_OK(folder.registry().putSettings({{"a", "1"}, {"b", ""}}, audited("settings")));
    VERIFY_OK(
        folder.registry().putSettings({{"a", std::nullopt}, {"b", "2"}, {"c", "3"}}, audited("settings")));
    const std::map<std::string, std::string> expected = {{"b", "2"}, {"c", "3"}};
    QVERIFY(folder.registry().settings().value() == expected);
}

void RegistryTest::editedPricesKeepTheirHistory()
{
    Folder folder;
    ModelPrice price;
    price.provider = "openai";
    price.model = "gpt-5";
    price.rates.input = 1'250'000;
    price.rates.outputImage = 0;
    price.tiers = {{200'000, {}}};
    price.tiers.front().rates.output = 7;
    price.perWebSearchFee = Money::fromNano(10'000'000);
    price.contextTokens = 400'000;
    price.source = "edited";
    price.date = "2025-10-09";
    VERIFY_OK(folder.registry().putPrice(price, audited("price.put")));
    QVERIFY(folder.registry().editedPrices()->front() == price);
    price.rates.input = 5;
    VERIFY_OK(folder.registry().putPrice(price, audited("price.put")));
    QCOMPARE(folder.registry().editedPrices()->size(), std::size_t(1));
    QVERIFY(folder.registry().editedPrices()->front() == price);
    QCOMPARE(folder.count("edited_prices"), std::int64_t(2));
    VERIFY_OK(folder.registry().deletePrice("openai", "gpt-5", audited("price.delete")));
    QVERIFY(folder.registry().editedPrices()->empty());
    QCOMPARE(folder.count("edited_prices WHERE replaced_at IS NOT NULL"), std::int64_t(2));
    QCOMPARE(folder.registry().deletePrice("openai", "gpt-5", audited("x")).error().code,
             ErrorCode::NotFound);
}

void RegistryTest::auditPagesNewestFirst()
{
    Folder folder;
    for (int i = 0; i < 5; ++i)
        VERIFY_OK(folder.registry().putSettings({}, audited("change." + std::to_string(i))));
    const auto first = folder.registry().audit({{}, {}, {}, 0, 0, 0, 2}).value();
    QCOMPARE(first.size(), std::size_t(2));
    QCOMPARE(first.front().action, std::string("change.4"));
    QCOMPARE(first.front().after, std::string("{\"a\":1}"));
    const auto second = folder.registry().audit({{}, {}, {}, 0, 0, first.back().id, 10}).value();
    QCOMPARE(second.size(), std::size_t(3));
    QCOMPARE(second.front().action, std::string("change.2"));
}

QTEST_GUILESS_MAIN(RegistryTest)
#include "registry_test.moc"
