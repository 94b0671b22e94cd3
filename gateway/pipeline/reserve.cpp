#include "pipeline/admission.h"

#include <algorithm>

namespace llm0 {

namespace {

/// The outside name of the scope a cap belongs to.
std::string outsideId(const Admission &admission, ScopeKind kind)
{
    switch (kind) {
    case ScopeKind::Account:
        return {};
    case ScopeKind::Project:
        return admission.caller.project->name;
    case ScopeKind::Key:
        return admission.caller.key->name;
    case ScopeKind::Customer:
        return admission.customer.name;
    }
    return {};
}

Refusal refused(const Admission &admission, const CapRefusal &cap)
{
    return refusalOf(cap, outsideId(admission, cap.scope));
}

Money leastUseful(const Admission &admission)
{
    const PricedStep &priced = admission.priced;
    const std::int64_t output =
        std::min(priced.bound.outputPerChoice,
                 std::max(admission.config->leastUsefulOutputTokens, admission.parsed.call.leastOutput));
    return std::min(priced.worst, worstCostOf(*priced.price,
                                              withOutput(priced.bound, admission.parsed.call, output).worst));
}

void dropCustomerCaps(std::vector<ScopeCaps> &scopes)
{
    for (ScopeCaps &scope : scopes) {
        if (scope.kind == ScopeKind::Customer)
            scope.caps = {};
    }
}

std::string overCap(const CapRefusal &cap)
{
    return "customer " + std::string(windowName(cap.window)) + " cap of $" + cap.limit.toShortDecimal(2)
           + " is reached";
}

/// Lowers the output limit until the call fits what was granted beside what is `charged`, and gives the rest
/// back.
void fit(Admission &admission, Reservation &reservation, Money charged)
{
    PricedStep &priced = admission.priced;
    const Money granted = reservation.amount() - charged;
    if (granted < priced.worst) {
        const std::int64_t output = fittedOutput(priced.bound, admission.parsed.call, *priced.price, granted);
        priced.bound = withOutput(priced.bound, admission.parsed.call, output);
        reservation.shrinkTo(charged + worstCostOf(*priced.price, priced.bound.worst));
        priced.fitted = true;
    }
    if (priced.fitted || priced.bound.sendLimit)
        priced.limit = priced.bound.outputPerChoice;
}

/// Switches to the configured cheaper model; false when that cannot be. Never for embeddings: vectors of
/// another model would look alike and mean nothing.
bool downgrade(Admission &admission)
{
    const std::string &cheaper = admission.limits.limits.downgradeModel;
    if (admission.parsed.call.embeds || !admission.downgradedFrom.empty() || cheaper.empty()
        || cheaper == admission.parsed.call.model)
        return false;
    auto steps = planSteps(admission, cheaper);
    if (!steps)
        return false;
    auto priced = priceStep(admission, steps->front());
    if (!priced)
        return false;
    admission.downgradedFrom = admission.parsed.call.model;
    admission.steps = *std::move(steps);
    admission.priced = *std::move(priced);
    return true;
}

} // namespace

std::vector<ScopeCaps> scopesOf(const Admission &admission)
{
    return {{ScopeKind::Account, 0, admission.config->accountCaps},
            {ScopeKind::Project, admission.caller.project->id, admission.caller.project->caps},
            {ScopeKind::Key, admission.caller.key->id, admission.caller.key->caps},
            {ScopeKind::Customer, admission.customer.id, admission.limits.limits.caps}};
}

std::variant<Reservation, Refusal> reserve(const Line &line, Admission &admission, UnixMs at)
{
    if (admission.priced.free())
        return Reservation();
    if (const Status health = line.journal.health(); !health)
        return refusalOf(health.error());

    ReserveRequest request{at, scopesOf(admission), admission.priced.worst, admission.priced.worst};
    auto outcome = line.ledger.reserve(request);
    const auto *cap = std::get_if<CapRefusal>(&outcome);
    if (cap && cap->scope == ScopeKind::Customer) {
        if (admission.limits.limits.onLimit == LimitBehavior::Warn) {
            admission.warning = overCap(*cap);
            dropCustomerCaps(request.scopes);
        } else if (admission.limits.limits.onLimit == LimitBehavior::Downgrade && downgrade(admission)) {
            if (admission.priced.free())
                return Reservation();
            request.amount = admission.priced.worst;
        }
    }
    if (cap) {
        request.leastUseful = leastUseful(admission);
        outcome = line.ledger.reserve(request);
    }
    if (const auto *still = std::get_if<CapRefusal>(&outcome))
        return refused(admission, *still);
    Reservation reservation = std::get<Reservation>(std::move(outcome));
    fit(admission, reservation, Money());
    return reservation;
}

std::optional<Refusal> reserveNext(const Line &line, Admission &admission, Reservation &reservation,
                                   Money charged, UnixMs at)
{
    if (admission.priced.free()) {
        reservation.shrinkTo(charged);
        return std::nullopt;
    }
    if (const Status health = line.journal.health(); !health)
        return refusalOf(health.error());
    ReserveRequest request{at, scopesOf(admission), charged + admission.priced.worst,
                           charged + leastUseful(admission)};
    if (admission.limits.limits.onLimit == LimitBehavior::Warn)
        dropCustomerCaps(request.scopes);
    if (const auto cap = line.ledger.extend(reservation, request))
        return refused(admission, *cap);
    fit(admission, reservation, charged);
    return std::nullopt;
}

} // namespace llm0
