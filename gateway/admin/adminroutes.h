#pragma once

#include "admin/adminapi.h"
#include "admin/jsonbody.h"
#include "admin/jsonwriter.h"

namespace llm0 {

/// One authenticated admin request.
struct AdminCall {
    HttpRequest request;
    PathParams params;
    ResponseStreamPtr response;

    std::string param(std::string_view name) const { return std::string(pathParam(params, name)); }
    std::string query(std::string_view name) const { return queryValue(request, name); }
    /// Who changed what, now; `before` and `after` are to be filled.
    AuditEvent audit(const Clock &clock, std::string action, std::string target) const;
};

struct AdminReply {
    int status = 200;
    std::string body; ///< JSON; empty only with 204
};
inline AdminReply noContent()
{
    return {204, {}};
}

/// Answers at once, or later through call.response.
using AdminHandler = std::function<void(const AdminCall &)>;
using AdminRoutes = Router<AdminHandler>;

void sendReply(ResponseStream &response, const AdminReply &reply);
void sendError(ResponseStream &response, const Error &error);

/// The handler of a controller's method that answers at once.
template <typename Controller>
AdminHandler answering(Controller *controller, Result<AdminReply> (Controller::*method)(const AdminCall &))
{
    return [controller, method](const AdminCall &call) {
        const Result<AdminReply> reply = (controller->*method)(call);
        if (reply)
            sendReply(*call.response, *reply);
        else
            sendError(*call.response, reply.error());
    };
}

/// A controller owns one resource: it adds its routes and answers them.
class AdminController
{
public:
    explicit AdminController(AdminServices &services) : m_services(services) {}
    virtual ~AdminController() = default;
    virtual void addRoutes(AdminRoutes &routes) = 0;

protected:
    /// The project that {id} names.
    Result<Project> projectOf(const AdminCall &call) const;
    /// By ID or by name.
    Result<Project> namedProject(const std::string &idOrName) const;
    /// After a change to projects, keys or tiers: the next request sees it, and whoever watches is told.
    Status reloaded(const std::string &what);
    void announce(const std::string &what);

    AdminServices &m_services;
};

} // namespace llm0
