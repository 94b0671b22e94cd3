#include "support/seedhistory.h"

#include "base/ids.h"
#include "support/seedcall.h"
#include "support/seedworld.h"

#include <algorithm>
#include <cmath>

namespace llm0 {

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t dayMs = 24 * hourMs;
constexpr std::int64_t usualCallNano = 9'500'000; ///< about what the mix of models comes to
constexpr std::int64_t flushEvery = 5'000;
constexpr int flushMs = 60'000;

/// Office hours, quiet nights, half of it at weekends, twice as much at the end as at the beginning.
double busyness(UnixMs hourStart, UnixMs from, UnixMs to)
{
    const auto hour = static_cast<double>(hourStart / hourMs % 24);
    const bool weekend = (hourStart / dayMs + 3) % 7 >= 5; // 1970-01-01 was a Thursday
    const double ofDay = 0.25 + std::exp(-std::pow((hour - 13.5) / 4.5, 2.0));
    const double grown = 0.7 + 0.7 * static_cast<double>(hourStart - from) / static_cast<double>(to - from);
    return ofDay * (weekend ? 0.5 : 1.0) * grown;
}

std::vector<UnixMs> callTimes(const SeedPlan &plan, SeedRandom &random)
{
    const UnixMs from = plan.now / dayMs * dayMs - (plan.days - 1) * dayMs;
    std::vector<double> upTo;
    double sum = 0;
    for (UnixMs hour = from; hour < plan.now; hour += hourMs) {
        const double part = static_cast<double>(std::min(hourMs, plan.now - hour)) / hourMs;
        upTo.push_back(sum += busyness(hour, from, plan.now) * part);
    }
    std::vector<UnixMs> times(static_cast<std::size_t>(plan.requests));
    for (UnixMs &at : times) {
        const UnixMs hour = from + static_cast<UnixMs>(random.weighted(upTo)) * hourMs;
        at = hour + random.pick(std::min(hourMs, plan.now - hour));
    }
    std::sort(times.begin(), times.end());
    return times;
}

AuditEvent audit(const std::string &action, const std::string &target, UnixMs at)
{
    return {at, "window", action, target, {}, "{}"};
}

LimitSet limitsOf(const SeedProject &project, const std::string &tier)
{
    LimitSet limits;
    const auto one = std::find_if(project.customers.begin(), project.customers.end(),
                                  [&](const auto &c) { return c.tier == tier && !c.customer.override_; });
    if (one != project.customers.end())
        limits.caps.perDay = one->dayCap;
    limits.counts.perMinute = tier == "free" ? 20 : 120;
    if (tier == "free" && !project.models.front().downgradesTo.empty())
        limits.downgradeModel = project.models.front().downgradesTo;
    return limits;
}

Status writeProject(Registry &registry, SeedProject &project)
{
    const UnixMs at = project.project.createdAt;
    if (project.customers.size() > 1)
        project.project.defaults = limitsOf(project, "free");
    const auto id =
        registry.insertProject(project.project, audit("project.create", project.project.uuid, at));
    if (!id)
        return id.error();
    project.project.id = *id;
    for (ApiKey &key : project.keys) {
        key.project = *id;
        const auto keyId = registry.insertKey(key, audit("key.create", key.uuid, at));
        if (!keyId)
            return keyId.error();
        key.id = *keyId;
    }
    for (const char *tier : {"free", "pro", "team"}) {
        if (project.customers.size() < 2)
            break;
        if (auto done = registry.putTier({*id, tier, limitsOf(project, tier)}, audit("tier.put", tier, at));
            !done)
            return done;
    }
    for (SeedCustomer &customer : project.customers)
        customer.customer.project = *id;
    return {};
}

void meet(Journal &journal, SeedCustomer &customer, UnixMs at)
{
    if (customer.seen)
        return;
    customer.seen = true;
    customer.customer.firstSeen = at;
    journal.writeCustomer(customer.customer);
}

void count(Seeded &seeded, const RequestRecord &record, UnixMs today)
{
    ++seeded.requests;
    seeded.refused += record.status == RequestStatus::Refused;
    seeded.cost += record.actual;
    seeded.saved += record.saved;
    if (record.startedAt >= today)
        seeded.costToday += record.actual;
}

/// A handful of calls that wait for a look: a model without a price.
void addUnpriced(SeedProject &project, SeedCalls &calls, Journal &journal, Seeded &seeded, UnixMs now)
{
    for (int i = 4; i >= 1; --i) {
        RequestRecord record = calls.play(project, project.customers.back(), now - i * 60'000);
        record.modelAsked = "gpt-6-preview";
        record.modelServed.clear();
        record.status = RequestStatus::Refused;
        record.httpStatus = 503;
        record.errorCode = "model_unpriced";
        record.cache = "miss";
        record.actual = record.saved = record.reserved = record.estimate = {};
        record.usage = {};
        record.attempts.clear();
        record.totalUs = record.gatewayUs;
        count(seeded, record, now / dayMs * dayMs);
        journal.writeRecord(std::move(record));
    }
}

void addHostile(SeedProject &project, int number)
{
    CustomerId id = 1'000'000;
    double last = project.customerShares.back();
    for (const std::string &name : hostileNames(number)) {
        SeedCustomer one;
        one.customer.id = ++id;
        one.customer.project = project.project.id;
        one.customer.name = name;
        project.customers.push_back(one);
        project.customerShares.push_back(last); // none of the random calls
    }
}

} // namespace

Result<Seeded> seedHistory(Storage &storage, const SeedPlan &plan)
{
    SeedRandom random(plan.seed);
    const Money usualDay = Money::fromNano(plan.requests * usualCallNano / std::max(1, plan.days));
    auto world = seedWorld(plan.customers, usualDay, random, plan.now);
    Seeded seeded;
    std::vector<double> shares;
    for (SeedProject &project : world) {
        if (auto done = writeProject(storage.registry(), project); !done)
            return done.error();
        seeded.keys.insert(seeded.keys.end(), project.secrets.begin(), project.secrets.end());
        shares.push_back((shares.empty() ? 0.0 : shares.back()) + project.share);
    }
    const Money accountDay = roundCap(Money::fromNano(usualDay.nano() * 5 / 2));
    if (auto done = storage.registry().putSettings(
            {{"daily_cap_usd", accountDay.toDecimal()}, {"budget_time_zone", plan.zone}},
            audit("settings.update", "account", plan.now - dayMs));
        !done)
        return done.error();
    addHostile(world.front(), plan.hostile);

    const UnixMs today = plan.now / dayMs * dayMs;
    SeedCalls calls(random);
    Journal &journal = storage.journal();
    for (const UnixMs at : callTimes(plan, random)) {
        SeedProject &project = world[random.weighted(shares)];
        SeedCustomer &customer = project.customers[random.weighted(project.customerShares)];
        meet(journal, customer, at);
        RequestRecord record = calls.play(project, customer, at);
        count(seeded, record, today);
        journal.writeRecord(std::move(record));
        if (seeded.requests % flushEvery == 0) {
            if (auto done = journal.flush(flushMs); !done)
                return done.error();
        }
    }
    for (SeedProject &project : world) {
        for (SeedCustomer &customer : project.customers) {
            if (customer.seen)
                continue;
            const UnixMs at = plan.now - 1 - random.pick(hourMs);
            meet(journal, customer, at);
            if (plan.hostile > 0 && customer.customer.id > 1'000'000) {
                RequestRecord record = calls.play(project, customer, at);
                count(seeded, record, today);
                journal.writeRecord(std::move(record));
            }
        }
    }
    if (plan.requests > 0)
        addUnpriced(world.front(), calls, journal, seeded, plan.now);
    if (auto done = journal.flush(flushMs); !done)
        return done.error();
    return seeded;
}

} // namespace llm0
