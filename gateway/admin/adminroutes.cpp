#include "admin/adminroutes.h"

#include <array>

namespace llm0 {

namespace {

const Headers jsonHeaders = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};

/// Who speaks: our own programs say so; anything else is the API.
std::string actorOf(const HttpRequest &request)
{
    static constexpr std::array<std::string_view, 2> known = {"window", "cli"};
    const std::string_view named = request.headers.value("X-LLM0-Actor");
    const bool ours = std::find(known.begin(), known.end(), named) != known.end();
    return ours ? std::string(named) : "admin-api";
}

} // namespace

AuditEvent AdminCall::audit(const Clock &clock, std::string action, std::string target) const
{
    AuditEvent event;
    event.at = clock.nowMs();
    event.actor = actorOf(request);
    event.action = std::move(action);
    event.target = std::move(target);
    event.before = event.after = "null";
    return event;
}

void sendReply(ResponseStream &response, const AdminReply &reply)
{
    response.send(reply.status, reply.status == 204 ? Headers() : jsonHeaders, reply.body);
}

void sendError(ResponseStream &response, const Error &error)
{
    JsonWriter json;
    json.beginObject().field("error", codeName(error.code)).field("message", error.message);
    if (!error.param.empty())
        json.field("param", error.param);
    response.send(httpStatus(error.code), jsonHeaders, json.endObject().text());
}

Result<Project> AdminController::projectOf(const AdminCall &call) const
{
    const std::string id = call.param("id");
    const auto catalogue = m_services.directory.catalogue();
    if (const Project *project = catalogue->projectByUuid(id))
        return *project;
    return Error{ErrorCode::NotFound, "There is no project with the ID '" + id + "'", "id"};
}

Result<Project> AdminController::namedProject(const std::string &idOrName) const
{
    const auto catalogue = m_services.directory.catalogue();
    if (const Project *project = catalogue->projectByUuid(idOrName))
        return *project;
    if (const Project *project = catalogue->projectByName(idOrName))
        return *project;
    return Error{ErrorCode::NotFound, "There is no project '" + idOrName + "'", "project"};
}

Status AdminController::reloaded(const std::string &what)
{
    if (const Status status = m_services.directory.reload(m_services.registry); !status)
        return status;
    announce(what);
    return {};
}

void AdminController::announce(const std::string &what)
{
    m_services.events.publish(
        {"config_changed", JsonWriter().beginObject().field("what", what).endObject().take()});
}

} // namespace llm0
