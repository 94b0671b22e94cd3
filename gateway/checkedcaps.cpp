#include "checkedcaps.h"

#include "limits/limitresolver.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

struct Scope {
    ScopeKind kind;
    std::int64_t id;
    std::string name;
    Caps caps;
};

std::vector<Scope> scopesOf(const RequestRecord &record, const Directory &directory, const Caps &account)
{
    std::vector<Scope> scopes = {{ScopeKind::Account, 0, {}, account}};
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

Json capOf(const Scope &scope, std::string_view window, const std::optional<Money> &limit,
           const Balance &balance)
{
    Json cap{{"scope", scopeName(scope.kind)}, {"scope_id", scope.name}, {"window", window}};
    cap["limit_usd"] = limit ? Json(limit->toDecimal()) : Json();
    cap["spent_usd"] = balance.spent.toDecimal();
    cap["reserved_usd"] = balance.reserved.toDecimal();
    const auto left = leftOf(limit, balance);
    cap["remaining_usd"] = left ? Json(left->toDecimal()) : Json();
    return cap;
}

/// The caps of one scope; a scope without any is shown by its day.
void addScope(Json &checked, const Scope &scope, const ScopeBalance &balance)
{
    if (scope.caps.perRequest)
        checked.push_back(capOf(scope, "request", scope.caps.perRequest, Balance()));
    if (scope.caps.perDay || !scope.caps.any())
        checked.push_back(capOf(scope, "day", scope.caps.perDay, balance.day));
    if (scope.caps.perMonth)
        checked.push_back(capOf(scope, "month", scope.caps.perMonth, balance.month));
}

} // namespace

void addCheckedCaps(RequestRecord &record, const Ledger &ledger, const Directory &directory,
                    const Caps &account)
{
    if (record.status != RequestStatus::Refused || record.blockReason.empty())
        return;
    Json reason = Json::parse(record.blockReason, nullptr, false);
    if (!reason.is_object() || !reason.contains("scope") || reason.contains("checked"))
        return;
    Json checked = Json::array();
    for (const Scope &scope : scopesOf(record, directory, account))
        addScope(checked, scope, ledger.balance(scope.kind, scope.id, record.startedAt));
    reason["checked"] = std::move(checked);
    record.blockReason = reason.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace llm0
