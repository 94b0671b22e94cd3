#include "admin/statuscontroller.h"

#include "admin/exposurestate.h"
#include "admin/pausejson.h"
#include "http/portholder.h"

#include <charconv>

namespace llm0 {

std::string statusText(const AdminServices &services)
{
    const UnixMs now = services.clock.nowMs();
    const RuntimeFacts facts = services.runtime();
    const ScopeBalance account = services.ledger.balance(ScopeKind::Account, 0, now);
    const BudgetCalendar &calendar = services.ledger.calendar();
    const Status health = services.journal.health();
    JsonWriter json;
    json.beginObject()
        .field("version", LLM0_VERSION)
        .field("listen", facts.listen)
        .field("admin", facts.admin)
        .field("uptime_s", (now - facts.startedAt) / 1000)
        .key("paused");
    writePause(json, services.pause.at(now), services.pause.refusals());
    json.field("in_flight", facts.inFlight)
        .field("reserved", account.day.reserved)
        .field("spent_today", account.day.spent)
        .field("can_still_spend_today", currentExposure(services, 0).account.exposure)
        .timeField("day_resets_at", calendar.dayOf(now).end)
        .timeField("month_resets_at", calendar.monthOf(now).end)
        .field("budget_time_zone", calendar.zoneName())
        .field("database_bytes", services.reports.databaseBytes())
        .field("ledger", health ? std::string("ok") : health.error().message)
        .field("prices_date", services.prices.current().date());
    return json.endObject().take();
}

void StatusController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/status", answering(this, &StatusController::show));
    routes.add("GET", "/v1/admin/ports/{port}", answering(this, &StatusController::port));
}

Result<AdminReply> StatusController::show(const AdminCall &)
{
    return AdminReply{200, statusText(m_services)};
}

/// Who holds a port, before somebody chooses it.
Result<AdminReply> StatusController::port(const AdminCall &call)
{
    constexpr int highest = 65'535;
    const std::string text = call.param("port");
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < 1 || number > highest)
        return Error{ErrorCode::InvalidRequest, "A port is a number from 1 to 65535", "port"};
    const auto port = static_cast<std::uint16_t>(number);
    const RuntimeFacts facts = m_services.runtime();
    const std::string tail = ":" + std::to_string(number);
    const bool ours = facts.listen.ends_with(tail) || facts.admin.ends_with(tail);
    const std::string holder = portHolder(port);
    return AdminReply{200, JsonWriter()
                               .beginObject()
                               .field("port", number)
                               .field("free", portIsFree(port))
                               .field("ours", ours)
                               .field("holder", holder.empty() ? std::nullopt : std::optional(holder))
                               .endObject()
                               .take()};
}

} // namespace llm0
