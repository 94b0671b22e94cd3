#include "checkedcaps.h"

#include "dialects/jsonstring.h"
#include "limits/limitresolver.h"

namespace llm0 {

namespace {

constexpr std::size_t usualReason = 1024;

struct Scope {
    ScopeKind kind;
    std::int64_t id;
    std::string name;
    Caps caps;
};

std::vector<Scope> scopesOf(const RequestRecord &record, const Directory &directory, const Caps &account)
{
    std::vector<Scope> scopes;
    scopes.reserve(4);
    scopes.push_back({ScopeKind::Account, 0, {}, account});
    const auto catalogue = directory.catalogue();
    if (const auto found = catalogue->projects.find(record.project); found != catalogue->projects.end())
        scopes.push_back({ScopeKind::Project, record.project, found->second->name, found->second->caps});
    for (const auto &key : catalogue->keysOf(record.project)) {
        if (key->id == record.key)
            scopes.push_back({ScopeKind::Key, key->id, key->name, key->caps});
    }
    if (const auto customer = directory.findCustomer(record.project, record.customerName)) {
        const ResolvedLimits limits = resolveLimits(*catalogue, *customer, record.tier);
        scopes.push_back({ScopeKind::Customer, customer->id, customer->name, limits.limits.caps});
    }
    return scopes;
}

std::string decimal(const std::optional<Money> &money)
{
    return money ? money->toDecimal() : std::string();
}

void appendCap(std::string &list, const Scope &scope, std::string_view window,
               const std::optional<Money> &limit, const Balance &balance)
{
    if (!list.ends_with('['))
        list += ',';
    list = JsonFields(std::move(list))
               .text("scope", scopeName(scope.kind))
               .text("scope_id", scope.name)
               .text("window", window)
               .textOrNull("limit_usd", decimal(limit))
               .text("spent_usd", balance.spent.toDecimal())
               .text("reserved_usd", balance.reserved.toDecimal())
               .textOrNull("remaining_usd", decimal(leftOf(limit, balance)))
               .take();
}

/// The caps of one scope; a scope without any is shown by its day.
void addScope(std::string &checked, const Scope &scope, const ScopeBalance &balance)
{
    if (scope.caps.perRequest)
        appendCap(checked, scope, "request", scope.caps.perRequest, Balance());
    if (scope.caps.perDay || !scope.caps.any())
        appendCap(checked, scope, "day", scope.caps.perDay, balance.day);
    if (scope.caps.perMonth)
        appendCap(checked, scope, "month", scope.caps.perMonth, balance.month);
}

} // namespace

void addCheckedCaps(RequestRecord &record, const Ledger &ledger, const Directory &directory,
                    const Caps &account)
{
    if (record.status != RequestStatus::Refused || record.blockReason.empty())
        return;
    // Only the arithmetic of a cap begins so (pipeline/refusal).
    if (!record.blockReason.starts_with(R"({"scope":)"))
        return;
    std::string reason;
    reason.reserve(usualReason);
    reason.append(record.blockReason, 0, record.blockReason.size() - 1).append(R"(,"checked":[)");
    for (const Scope &scope : scopesOf(record, directory, account))
        addScope(reason, scope, ledger.balance(scope.kind, scope.id, record.startedAt));
    record.blockReason = std::move(reason.append("]}"));
}

} // namespace llm0
