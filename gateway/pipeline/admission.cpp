#include "pipeline/admission.h"

#include "budget/costestimator.h"
#include "domain/budgetwindow.h"
#include "pipeline/customernaming.h"
#include "routing/failoverchain.h"

namespace llm0 {

namespace {

std::optional<Refusal> limitRate(const Line &line, Admission &admission)
{
    if (!admission.caller.key->ratePerMinute)
        return std::nullopt;
    admission.ratePerMinute = *admission.caller.key->ratePerMinute;
    admission.rate =
        line.rates.take(admission.caller.key->id, admission.ratePerMinute, line.clock.monotonicUs());
    if (admission.rate->allowed)
        return std::nullopt;
    return rateRefusal(admission.rate->retryAfterUs);
}

std::optional<Refusal> identify(const Line &line, const HttpRequest &request, Admission &admission,
                                RequestRecord &record)
{
    auto labels = labelsOf(request.headers);
    if (!labels)
        return refusalOf(labels.error());
    const auto signing = line.signing.of(admission.caller.project->id);
    auto named =
        nameCustomer(request, admission.caller, admission.parsed.call.customer, *signing, record.startedAt);
    if (!named)
        return refusalOf(named.error());
    admission.signedOnly = signing->state.required;
    admission.labels = *std::move(labels);
    admission.customer = line.directory.customer(admission.caller.project->id, named->name);
    admission.limits = resolveLimits(*admission.catalogue, admission.customer, named->tier);
    record.labels = admission.labels;
    record.customer = admission.customer.id;
    record.customerName = admission.customer.name;
    record.tier = admission.limits.tier;
    if (admission.customer.blocked)
        return refusalOf(
            Error{ErrorCode::CustomerBlocked, "this customer is blocked: unblock it under Customers", {}});
    return std::nullopt;
}

std::optional<Refusal> limitCounts(const Line &line, Admission &admission, UnixMs now)
{
    const auto refusal = line.counts.count(admission.customer.id, admission.limits.limits,
                                           admission.parsed.call.model, admission.labels, now);
    if (!refusal)
        return std::nullopt;
    if (admission.limits.limits.onLimit == LimitBehavior::Warn) {
        admission.warning = "limit " + refusal->what + " is used up";
        return std::nullopt;
    }
    return refusalOf(*refusal, now);
}

void takePicture(const Line &line, Admission &admission)
{
    admission.config = line.config();
    admission.catalogue = line.directory.catalogue();
    admission.accounts = line.providers.accounts();
    admission.book = line.prices.current();
}

void noteStep(const Admission &admission, RequestRecord &record)
{
    record.provider = admission.priced.step.provider;
    record.modelServed = admission.priced.step.model;
    record.estimate = admission.priced.worst;
    record.priceVersion = admission.book.version();
}

} // namespace

Result<PricedStep> priceStep(const Admission &admission, const RouteStep &step)
{
    PricedStep priced;
    priced.step = step;
    const auto account = admission.accounts->find(step.provider);
    if (account == admission.accounts->end())
        return Error{ErrorCode::ModelNotFound, "there is no provider '" + step.provider + "'", "model"};
    priced.account = &account->second;
    if (priced.account->description->local)
        return priced;
    priced.price = admission.book.find(step.provider, step.model);
    if (!priced.price)
        return Error{ErrorCode::ModelUnpriced,
                     "no price is known for '" + step.model + "' at " + step.provider
                         + ", so its cost cannot be capped: set one under Providers & prices",
                     "model"};
    auto bound = boundOf(admission.parsed.call, *priced.price, admission.config->unknownModelOutputLimit);
    if (!bound)
        return bound.error();
    priced.bound = *bound;
    priced.worst = worstCostOf(*priced.price, priced.bound.worst);
    return priced;
}

std::optional<Refusal> checkPause(const Line &line, const PricedStep &step, UnixMs now)
{
    const auto pause = line.pause.at(now);
    if (!pause || (pause->scope == PauseSwitch::Scope::Paid && step.free()))
        return std::nullopt;
    line.pause.countRefusal();
    const std::string until = pause->until ? "until " + toRfc3339(*pause->until) : "until it is resumed";
    Refusal refusal = refusalOf(Error{ErrorCode::SpendPaused, "spending is paused " + until, {}});
    refusal.worstCase = step.worst;
    return refusal;
}

std::optional<Refusal> admit(const Line &line, HttpRequest &request, Admission &admission,
                             RequestRecord &record)
{
    takePicture(line, admission);
    auto caller = authenticate(request, *admission.catalogue, line.guesses, line.clock.monotonicUs());
    if (!caller)
        return refusalOf(caller.error());
    admission.caller = *std::move(caller);
    record.project = admission.caller.project->id;
    record.key = admission.caller.key->id;
    if (auto refusal = limitRate(line, admission))
        return refusal;

    auto parsed = admission.dialect->parse(request.body, admission.target, textTokenBound);
    if (!parsed)
        return refusalOf(parsed.error());
    admission.parsed = *std::move(parsed);
    record.modelAsked = admission.parsed.call.model;
    record.streamed = admission.parsed.call.streamed;
    if (auto refusal = identify(line, request, admission, record))
        return refusal;
    if (auto refusal = limitCounts(line, admission, record.startedAt))
        return refusal;
    const ChatRequest *chat = admission.parsed.chat();
    if (!chat)
        return std::nullopt;
    if (const Status kept = admission.signedOnly ? checkKept(*chat) : Status(); !kept)
        return refusalOf(kept.error());
    admission.reuse = reuseOf(*chat, admission.caller, admission.cachesApart() ? admission.customer.id : 0,
                              request.headers);
    return std::nullopt;
}

std::optional<Refusal> route(const Line &line, Admission &admission, RequestRecord &record)
{
    auto steps = planSteps(admission, admission.parsed.call.model);
    if (!steps)
        return refusalOf(steps.error());
    admission.steps = *std::move(steps);
    auto priced = priceStep(admission, admission.steps.front());
    if (!priced)
        return refusalOf(priced.error());
    admission.priced = *std::move(priced);
    noteStep(admission, record);
    return checkPause(line, admission.priced, record.startedAt);
}

Result<std::vector<RouteStep>> planSteps(const Admission &admission, std::string_view model)
{
    return stepsFor(model, admission.config->failover, *admission.accounts, admission.book,
                    admission.parsed.call.embeds);
}

} // namespace llm0
