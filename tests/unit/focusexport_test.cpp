#include "admin/focusexport.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

using namespace llm0;

namespace {

/// Feature level Mandatory in FOCUS 1.2 (focus.finops.org/focus-specification/v1-2).
const std::vector<std::string> mandatory = {
    "BilledCost",         "BillingAccountId", "BillingAccountName", "BillingCurrency",   "BillingPeriodEnd",
    "BillingPeriodStart", "ChargeCategory",   "ChargeClass",        "ChargeDescription", "ChargePeriodEnd",
    "ChargePeriodStart",  "ContractedCost",   "EffectiveCost",      "InvoiceIssuerName", "ListCost",
    "PricingQuantity",    "PricingUnit",      "ProviderName",       "PublisherName",     "ServiceCategory",
    "ServiceName"};

UsageRow sample()
{
    UsageRow row;
    row.group = {{"day", "2026-11-24"}, {"project", "p-1"},     {"key", "k-1"},     {"customer", "acme"},
                 {"tier", ""},          {"provider", "openai"}, {"model", "gpt-4o"}};
    row.requests = 3;
    row.promptTokens = 1200;
    row.completionTokens = 34;
    row.cost = *Money::parse("0.003340001");
    return row;
}

std::map<std::string, std::string> byColumn(const BudgetCalendar &calendar)
{
    const auto values = focusRow(sample(), {"OpenAI", "shop", "web-1"}, calendar);
    std::map<std::string, std::string> named;
    for (std::size_t i = 0; i < values.size(); ++i)
        named[focusColumns().at(i)] = values[i];
    return named;
}

} // namespace

class FocusExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMandatoryColumnIsThereAndOwnOnesSaySo();
    void costsAndQuantitiesAreExact();
    void periodsAreUtcInstantsOfTheBudgetsDays();
    void tagsAreOneJsonObject();
};

void FocusExportTest::everyMandatoryColumnIsThereAndOwnOnesSaySo()
{
    const auto &columns = focusColumns();
    for (const std::string &name : mandatory)
        QVERIFY2(std::find(columns.begin(), columns.end(), name) != columns.end(), name.c_str());
    QCOMPARE(focusRow(sample(), {}, BudgetCalendar()).size(), columns.size());
    auto row = byColumn(BudgetCalendar());
    for (const std::string &name : mandatory)
        QVERIFY2(name == "ChargeClass" || !row[name].empty(), name.c_str());
    QVERIFY2(row["ChargeClass"].empty(), "null: no correction");
    QCOMPARE(row["ServiceCategory"], std::string("AI and Machine Learning"));
    QCOMPARE(row["ServiceSubcategory"], std::string("Generative AI"));
    QCOMPARE(row["ChargeFrequency"], std::string("Usage-Based"));
    QCOMPARE(row["ProviderName"], std::string("OpenAI"));
}

void FocusExportTest::costsAndQuantitiesAreExact()
{
    auto row = byColumn(BudgetCalendar());
    for (const char *cost : {"BilledCost", "ContractedCost", "EffectiveCost", "ListCost"})
        QCOMPARE(row[cost], std::string("0.003340001"));
    QCOMPARE(row["ConsumedQuantity"], std::string("1234"));
    QCOMPARE(row["PricingQuantity"], std::string("1234"));
    QCOMPARE(row["x_PromptTokens"], std::string("1200"));
}

void FocusExportTest::periodsAreUtcInstantsOfTheBudgetsDays()
{
    auto utc = byColumn(BudgetCalendar());
    QCOMPARE(utc["ChargePeriodStart"], std::string("2026-11-24T00:00:00Z"));
    QCOMPARE(utc["ChargePeriodEnd"], std::string("2026-11-25T00:00:00Z"));
    QCOMPARE(utc["BillingPeriodStart"], std::string("2026-11-01T00:00:00Z"));
    QCOMPARE(utc["BillingPeriodEnd"], std::string("2026-12-01T00:00:00Z"));
    auto york = byColumn(*BudgetCalendar::forZone("America/New_York"));
    QCOMPARE(york["ChargePeriodStart"], std::string("2026-11-24T05:00:00Z"));
    QCOMPARE(york["BillingPeriodStart"], std::string("2026-11-01T04:00:00Z"));
}

void FocusExportTest::tagsAreOneJsonObject()
{
    const auto tags = nlohmann::json::parse(byColumn(BudgetCalendar())["Tags"]);
    QCOMPARE(tags["customer"].get<std::string>(), std::string("acme"));
    QCOMPARE(tags["api_key"].get<std::string>(), std::string("web-1"));
    QVERIFY(!tags.contains("tier"));
}

QTEST_GUILESS_MAIN(FocusExportTest)
#include "focusexport_test.moc"
