#include "admin/exposurecontroller.h"

#include "admin/exposurestate.h"
#include "admin/historykeeper.h"
#include "admin/outlook.h"

namespace llm0 {

namespace {

constexpr std::size_t topCustomers = 50;

void writeWindow(JsonWriter &json, std::string_view name, const Balance &balance, std::optional<Money> cap,
                 std::optional<Money> left)
{
    json.key(name)
        .beginObject()
        .field("spent", balance.spent)
        .field("reserved", balance.reserved)
        .field("cap", cap)
        .field("allowed", balance.allowed)
        .field("left", left)
        .endObject();
}

/// Leaves the object open.
void beginRow(JsonWriter &json, const ExposureRow &row, UnixMs dayEnd, UnixMs monthEnd)
{
    json.beginObject()
        .field("scope", scopeName(row.scope.kind))
        .field("id", row.scope.id)
        .field("name", row.scope.name);
    writeWindow(json, "day", row.scope.balance.day, row.scope.caps.perDay, row.leftToday);
    writeWindow(json, "month", row.scope.balance.month, row.scope.caps.perMonth, row.leftMonth);
    json.field("exposure", row.exposure)
        .field("binding", row.binding)
        .timeField("resets_at", row.binding.ends_with(" month") ? monthEnd : dayEnd);
}

std::vector<Money> earlierOf(const SpendHistory &history, const ScopeState &scope)
{
    switch (scope.kind) {
    case ScopeKind::Account:
        return history.earlierDaysOf(std::optional<ProjectId>(), outlookDays);
    case ScopeKind::Project:
        return history.earlierDaysOf(std::optional<ProjectId>(scope.number), outlookDays);
    case ScopeKind::Customer:
        return history.earlierDaysOf(CustomerId(scope.number), outlookDays);
    case ScopeKind::Key:
        return {}; // roll-ups by key are not kept: today's pace alone
    }
    return {};
}

} // namespace

void ExposureController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/exposure", answering(this, &ExposureController::show));
}

Result<AdminReply> ExposureController::show(const AdminCall &)
{
    const UnixMs now = m_services.clock.nowMs();
    const UnixMs dayEnd = m_services.ledger.calendar().dayOf(now).end;
    const UnixMs monthEnd = m_services.ledger.calendar().monthOf(now).end;
    const Exposure exposure = currentExposure(m_services, topCustomers);
    const SpendHistory &history = m_services.history->fresh();
    JsonWriter json;
    const auto begin = [&](const ExposureRow &row) {
        beginRow(json, row, dayEnd, monthEnd);
        writeOutlook(json,
                     outlookOf(m_services, row.scope.balance, row.scope.caps, earlierOf(history, row.scope)));
    };
    const auto writeRows = [&](std::string_view name, const std::vector<ExposureRow> &rows) {
        json.key(name).beginArray();
        for (const ExposureRow &row : rows) {
            begin(row);
            json.endObject();
        }
        json.endArray();
    };
    json.beginObject().key("account");
    begin(exposure.account);
    json.endObject().key("projects").beginArray();
    for (const ProjectExposure &project : exposure.projects) {
        begin(project.project);
        writeRows("keys", project.keys);
        writeRows("customers", project.customers);
        json.endObject();
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

} // namespace llm0
