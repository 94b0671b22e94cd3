#include "support/seedcall.h"

#include "base/secret.h"
#include "budget/pricebook.h"
#include "domain/budgetwindow.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t outputLimit = 2048;

Money priceOf(const SeedModel &model, std::int64_t input, std::int64_t output)
{
    Usage usage;
    usage.input = input;
    usage.output = output;
    return model.price ? costOf(*model.price, usage) : Money();
}

std::string attempt(const RequestRecord &record, int status, std::int64_t ms)
{
    return Json::array({Json{{"provider", record.provider},
                             {"model", record.modelServed},
                             {"status", status},
                             {"ms", ms},
                             {"outcome", "HTTP " + std::to_string(status)}}})
        .dump();
}

} // namespace

RequestRecord SeedCalls::play(SeedProject &project, SeedCustomer &customer, UnixMs at)
{
    RequestRecord record;
    record.requestId = "req_" + toHex(sha256("seed" + std::to_string(++m_number))).substr(0, 32);
    record.startedAt = at;
    record.project = project.project.id;
    record.key =
        project.keys[static_cast<std::size_t>(m_random.pick(static_cast<std::int64_t>(project.keys.size())))]
            .id;
    record.customer = customer.customer.id;
    record.customerName = customer.customer.name;
    record.tier = customer.tier;
    record.labels = {{"feature", project.about}};
    record.dialect = "openai_chat";
    record.streamed = m_random.chance(600);
    record.priceVersion = PriceBook::builtIn().version();
    const SeedModel &model = project.models[m_random.weighted(project.modelShares)];
    measure(record, model);
    if (customer.day != at / dayMs) {
        customer.day = at / dayMs;
        customer.spentToday = {};
    }
    if (customer.dayCap && !record.estimate.isZero()
        && customer.spentToday + record.estimate > *customer.dayCap)
        refuse(record, customer);
    else
        answer(record, model);
    customer.spentToday += record.actual;
    return record;
}

void SeedCalls::measure(RequestRecord &record, const SeedModel &model)
{
    record.modelAsked = model.model;
    record.provider = model.provider;
    record.usage.input = m_random.around(model.promptTokens);
    record.usage.output = std::min(m_random.around(model.outputTokens), outputLimit);
    record.estimate = priceOf(model, record.usage.input * 3 / 2, outputLimit);
}

void SeedCalls::refuse(RequestRecord &record, const SeedCustomer &customer)
{
    record.status = RequestStatus::Refused;
    record.httpStatus = 429;
    record.errorCode = "customer_spend_cap_exceeded";
    record.avoided = record.estimate;
    record.usage = {};
    record.totalUs = record.gatewayUs = 150 + m_random.pick(300);
    record.blockReason = Json{{"scope", "customer"},
                              {"scope_id", record.customerName},
                              {"window", "day"},
                              {"limit_usd", customer.dayCap->toDecimal()},
                              {"spent_usd", customer.spentToday.toDecimal()},
                              {"reserved_usd", Money().toDecimal()},
                              {"remaining_usd", (*customer.dayCap - customer.spentToday).toDecimal()},
                              {"needed_usd", record.estimate.toDecimal()},
                              {"resets_at", toRfc3339((record.startedAt / dayMs + 1) * dayMs)}}
                             .dump();
}

void SeedCalls::answer(RequestRecord &record, const SeedModel &model)
{
    record.modelServed = model.model;
    record.httpStatus = 200;
    record.gatewayUs = 300 + m_random.pick(600);
    const Money cost = priceOf(model, record.usage.input, record.usage.output);
    const auto fate = m_random.pick(1000);
    if (fate < 90) {
        record.cache = fate < 70 ? "exact" : "semantic";
        record.saved = cost;
        record.usage = {};
        record.totalUs = fate < 70 ? record.gatewayUs : record.gatewayUs + 9'000;
        return;
    }
    record.reserved = record.estimate;
    const std::int64_t ms = 250 + m_random.around(record.usage.output * 6);
    record.firstByteUs = m_random.around(320'000);
    record.totalUs = record.gatewayUs + record.firstByteUs + ms * 1000;
    if (fate < 100) {
        record.status = RequestStatus::Failed;
        record.httpStatus = fate < 95 ? 503 : 429;
        record.errorCode = "provider_error";
        record.usage = {};
        record.attempts = attempt(record, record.httpStatus, ms);
        return;
    }
    record.actual = cost;
    if (fate < 112) {
        record.status = RequestStatus::Aborted;
        record.usageEstimated = true;
    }
    record.attempts = attempt(record, 200, ms);
}

} // namespace llm0
