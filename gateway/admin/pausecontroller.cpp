#include "admin/pausecontroller.h"

#include "admin/pausejson.h"
#include "configstore.h"

#include <charconv>

namespace llm0 {

namespace {

constexpr UnixMs longestMs = 366LL * 24 * 3'600'000;

/// "15m", "1h", "90s", "2d" in milliseconds.
std::optional<UnixMs> durationMs(std::string_view text)
{
    std::int64_t count = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (failure != std::errc() || count <= 0 || count > longestMs / 1000)
        return std::nullopt;
    const UnixMs unitMs = unit == "s"   ? 1000
                          : unit == "m" ? 60'000
                          : unit == "h" ? 3'600'000
                          : unit == "d" ? 86'400'000
                                        : 0;
    if (unitMs == 0 || count > longestMs / unitMs)
        return std::nullopt;
    return count * unitMs;
}

std::optional<UnixMs> readUntil(JsonBody &body, UnixMs now, const BudgetCalendar &calendar)
{
    std::string text;
    if (body.isNull("for"))
        body.take("for");
    else
        body.read("for", text);
    if (text.empty())
        return std::nullopt;
    if (text == "tomorrow")
        return calendar.dayOf(now).end;
    const auto length = durationMs(text);
    if (!length)
        body.fail("for", "must be like 90s, 15m, 1h or 2d, \"tomorrow\", or null until resumed");
    return now + length.value_or(0);
}

} // namespace

void PauseController::addRoutes(AdminRoutes &routes)
{
    routes.add("POST", "/v1/admin/pause", answering(this, &PauseController::pause));
    routes.add("POST", "/v1/admin/resume", answering(this, &PauseController::resume));
}

Result<AdminReply> PauseController::pause(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    PauseSwitch::State state;
    state.since = m_services.clock.nowMs();
    state.until = readUntil(*body, state.since, m_services.ledger.calendar());
    bool all = false;
    body->read("all", all);
    if (const Status read = body->finish(); !read)
        return read.error();
    state.scope = all ? PauseSwitch::Scope::All : PauseSwitch::Scope::Paid;
    // First the brake, then the book-keeping: a full disk must not keep spending going.
    state.since = m_services.pause.pause(state);
    announce("pause");
    if (const Status stored = m_services.config.storePause(state, call.audit(m_services.clock, "pause", ""));
        !stored)
        return Error{stored.error().code,
                     "Spending is paused now, but a restart would lift it: " + stored.error().message,
                     {}};
    JsonWriter json;
    json.beginObject().field("paused", true).key("until");
    state.until ? json.time(*state.until) : json.null();
    json.field("scope", all ? "all" : "paid").endObject();
    return AdminReply{200, json.take()};
}

Result<AdminReply> PauseController::resume(const AdminCall &call)
{
    if (const auto body = JsonBody::parse(call.request.body); !body || !body->finish())
        return body ? body->finish().error() : body.error();
    const bool wasPaused = m_services.pause.at(m_services.clock.nowMs()).has_value();
    const std::int64_t refused = wasPaused ? m_services.pause.refusals() : 0;
    const AuditEvent audit = call.audit(m_services.clock, "resume", "");
    if (const Status stored = m_services.config.storePause(std::nullopt, audit); !stored)
        return stored.error();
    m_services.pause.resume();
    announce("pause");
    return AdminReply{200, JsonWriter()
                               .beginObject()
                               .field("paused", false)
                               .field("refused_meanwhile", refused)
                               .endObject()
                               .take()};
}

} // namespace llm0
