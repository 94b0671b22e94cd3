#include "admin/focusexport.h"

#include "admin/jsonwriter.h"

#include <QDateTime>

namespace llm0 {

namespace {

std::string at(const UsageRow &row, const std::string &dimension)
{
    const auto found = row.group.find(dimension);
    return found == row.group.end() ? std::string() : found->second;
}

/// FOCUS wants ISO 8601 in UTC with whole seconds.
std::string instant(UnixMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODate).toStdString();
}

BudgetWindow dayOf(const UsageRow &row, const BudgetCalendar &calendar)
{
    const QTimeZone zone(QByteArray::fromStdString(calendar.zoneName()));
    const QDate date = QDate::fromString(QString::fromStdString(at(row, "day")), Qt::ISODate);
    return calendar.dayOf(date.startOfDay(zone).toMSecsSinceEpoch());
}

std::string tagsOf(const UsageRow &row, const FocusNames &names)
{
    JsonWriter json;
    json.beginObject();
    const auto add = [&json](std::string_view name, const std::string &value) {
        if (!value.empty())
            json.field(name, value);
    };
    add("customer", at(row, "customer"));
    add("api_key", names.key);
    add("tier", at(row, "tier"));
    return json.endObject().take();
}

std::string described(const UsageRow &row)
{
    return at(row, "model") + ", " + std::to_string(row.requests) + (row.requests == 1 ? " call" : " calls");
}

} // namespace

const std::vector<std::string> &focusColumns()
{
    static const std::vector<std::string> columns = {"BilledCost",
                                                     "BillingAccountId",
                                                     "BillingAccountName",
                                                     "BillingAccountType",
                                                     "BillingCurrency",
                                                     "BillingPeriodEnd",
                                                     "BillingPeriodStart",
                                                     "ChargeCategory",
                                                     "ChargeClass",
                                                     "ChargeDescription",
                                                     "ChargeFrequency",
                                                     "ChargePeriodEnd",
                                                     "ChargePeriodStart",
                                                     "ConsumedQuantity",
                                                     "ConsumedUnit",
                                                     "ContractedCost",
                                                     "EffectiveCost",
                                                     "InvoiceIssuerName",
                                                     "ListCost",
                                                     "PricingCategory",
                                                     "PricingCurrency",
                                                     "PricingQuantity",
                                                     "PricingUnit",
                                                     "ProviderName",
                                                     "PublisherName",
                                                     "ServiceCategory",
                                                     "ServiceName",
                                                     "ServiceSubcategory",
                                                     "SkuId",
                                                     "SubAccountId",
                                                     "SubAccountName",
                                                     "SubAccountType",
                                                     "Tags",
                                                     "x_CompletionTokens",
                                                     "x_PromptTokens",
                                                     "x_Requests"};
    return columns;
}

std::vector<std::string> focusRow(const UsageRow &row, const FocusNames &names,
                                  const BudgetCalendar &calendar)
{
    const BudgetWindow day = dayOf(row, calendar);
    const BudgetWindow month = calendar.monthOf(day.start);
    const std::string cost = row.cost.toDecimal();
    const std::string tokens = std::to_string(row.promptTokens + row.completionTokens);
    const std::string project = at(row, "project");
    return {cost, // as settled here; the invoice is the provider's
            at(row, "provider"),
            names.provider,
            "Provider account",
            "USD",
            instant(month.end),
            instant(month.start),
            "Usage",
            {}, // null: no correction
            described(row),
            "Usage-Based",
            instant(day.end),
            instant(day.start),
            tokens,
            "Tokens",
            cost,
            cost,
            names.provider,
            cost,
            "Standard",
            "USD",
            tokens,
            "Tokens",
            names.provider,
            names.provider,
            "AI and Machine Learning",
            names.provider + " API",
            "Generative AI",
            at(row, "model"),
            project,
            names.project,
            project.empty() ? std::string() : "Project",
            tagsOf(row, names),
            std::to_string(row.completionTokens),
            std::to_string(row.promptTokens),
            std::to_string(row.requests)};
}

} // namespace llm0
