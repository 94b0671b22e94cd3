#pragma once

#include "dialects/clientdialect.h"
#include "limits/limitresolver.h"
#include "pipeline/authenticator.h"
#include "pipeline/callbound.h"
#include "pipeline/line.h"
#include "pipeline/refusal.h"
#include "pipeline/reuse.h"
#include "routing/routeplanner.h"

#include <variant>

namespace llm0 {

/// One place a call may go to, and the most it can cost there.
struct PricedStep {
    RouteStep step;
    const ProviderAccount *account = nullptr;
    const ModelPrice *price = nullptr; ///< nullptr: a local model, free
    CallBound bound;
    Money worst;
    std::optional<std::int64_t> limit; ///< output limit to send upstream
    bool fitted = false;               ///< `limit` is lower than what was asked or possible
    bool free() const { return price == nullptr; }
};

/// A request that may be tried: everything the later stages need, decided once.
struct Admission {
    const ClientDialect *dialect = nullptr;
    CallTarget target;
    std::shared_ptr<const GatewayConfig> config;
    std::shared_ptr<const Catalogue> catalogue;
    std::shared_ptr<const ProviderRegistry::Accounts> accounts; ///< keeps `priced.account` alive
    PriceBook book;                                             ///< keeps `priced.price` alive
    Caller caller;
    Customer customer;
    bool signedOnly = false; ///< the project takes customers only that are signed for
    ResolvedLimits limits;
    Labels labels;
    ParsedCall parsed;
    Reuse reuse;
    std::vector<RouteStep> steps; ///< to try, in order
    PricedStep priced;            ///< the one that is tried now
    std::optional<TokenBucket::Answer> rate;
    std::int64_t ratePerMinute = 0;

    std::string downgradedFrom; ///< the model asked for, when another is called
    std::string warning;

    /// Answers are shared within one customer only: also where a stranger may hold a token of his own and
    /// must not learn what others asked.
    bool cachesApart() const { return caller.project->cachePerCustomer || signedOnly; }
};

/// The stages from the key to the counts, in order; each may end the request. Fills `record` as it learns, so
/// that a refusal is logged with all that is known by then.
std::optional<Refusal> admit(const Line &line, HttpRequest &request, Admission &admission,
                             RequestRecord &record);

/// The stages from the route to the price, for what no cache could answer.
std::optional<Refusal> route(const Line &line, Admission &admission, RequestRecord &record);

/// Where a call that names `model` may go, in order; never empty.
Result<std::vector<RouteStep>> planSteps(const Admission &admission, std::string_view model);
/// Prices a step for an admitted request.
Result<PricedStep> priceStep(const Admission &admission, const RouteStep &step);
/// Nothing: a call at this price may go now.
std::optional<Refusal> checkPause(const Line &line, const PricedStep &step, UnixMs now);

/// RESERVE: holds the worst case against every budget, downgrades, warns or fits as the limits say.
/// A free call gets a reservation that holds nothing.
std::variant<Reservation, Refusal> reserve(const Line &line, Admission &admission, UnixMs at);
/// Turns the hold of an earlier step into one that covers `admission.priced` and what was `charged` for calls
/// without an answer; fits as above. The hold stays as it was when that is refused.
std::optional<Refusal> reserveNext(const Line &line, Admission &admission, Reservation &reservation,
                                   Money charged, UnixMs at);

/// The scopes the request counts against, with the caps in force.
std::vector<ScopeCaps> scopesOf(const Admission &admission);

} // namespace llm0
