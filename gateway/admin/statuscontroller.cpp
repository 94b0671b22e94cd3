#include "admin/statuscontroller.h"

#include "admin/exposurestate.h"
#include "admin/pausejson.h"

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
}

Result<AdminReply> StatusController::show(const AdminCall &)
{
    return AdminReply{200, statusText(m_services)};
}

} // namespace llm0
