#include "admin/copiescontroller.h"

#include <QFileInfo>

namespace llm0 {

namespace {

QString readPath(JsonBody &body, std::string &file)
{
    body.read("file", file);
    QString path = QString::fromStdString(file);
    if (file.empty() || !QFileInfo(path).isAbsolute())
        body.fail("file", "must be an absolute path on the gateway's machine");
    return path;
}

std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

void CopiesController::addRoutes(AdminRoutes &routes)
{
    routes.add("POST", "/v1/admin/backup", answering(this, &CopiesController::backup));
    routes.add("GET", "/v1/admin/backup", answering(this, &CopiesController::progress));
    routes.add("DELETE", "/v1/admin/backup", answering(this, &CopiesController::cancel));
    routes.add("POST", "/v1/admin/restore", answering(this, &CopiesController::plan));
    routes.add("GET", "/v1/admin/restore", answering(this, &CopiesController::planned));
    routes.add("DELETE", "/v1/admin/restore", answering(this, &CopiesController::callOff));
}

Result<AdminReply> CopiesController::backup(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    std::string file;
    bool background = false;
    const QString path = readPath(*body, file);
    body->read("background", background);
    if (QFileInfo::exists(path))
        body->fail("file", "exists already: choose another name");
    if (const Status read = body->finish(); !read)
        return read.error();
    if (background) {
        if (const Status started = m_job.start(file, m_services.reports.databaseBytes()); !started)
            return started.error();
        auto reply = progress(call);
        reply.value().status = 202;
        return reply;
    }
    if (const Status done = m_services.backup(file); !done)
        return done.error();
    return AdminReply{200, JsonWriter()
                               .beginObject()
                               .field("file", file)
                               .field("bytes", QFileInfo(path).size())
                               .endObject()
                               .take()};
}

Result<AdminReply> CopiesController::progress(const AdminCall &)
{
    const BackupJob::State state = m_job.state();
    return AdminReply{200, JsonWriter()
                               .beginObject()
                               .field("running", state.running)
                               .field("cancelled", state.cancelled)
                               .field("file", unlessEmpty(state.file))
                               .field("bytes", state.bytes)
                               .field("expected_bytes", state.expectedBytes)
                               .field("error", unlessEmpty(state.error))
                               .endObject()
                               .take()};
}

Result<AdminReply> CopiesController::cancel(const AdminCall &)
{
    m_job.cancel();
    return noContent();
}

Status CopiesController::planInBackground(const std::string &file, AuditEvent audit)
{
    return m_restore.start(file, [this, audit = std::move(audit)] {
        static_cast<void>(m_services.registry.putSettings({}, audit));
        announce("restore");
    });
}

Result<AdminReply> CopiesController::plan(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    std::string file;
    bool background = false;
    readPath(*body, file);
    body->read("background", background);
    if (const Status read = body->finish(); !read)
        return read.error();
    // Changes no setting: writes down who planned it, in the database that will be set aside.
    const AuditEvent audit = call.audit(m_services.clock, "restore.plan", file);
    if (background) {
        if (const Status started = planInBackground(file, audit); !started)
            return started.error();
        auto reply = planned(call);
        reply.value().status = 202;
        return reply;
    }
    if (const Status made = m_services.restore.make(file); !made)
        return made.error();
    if (const Status put = m_services.registry.putSettings({}, audit); !put)
        return put.error();
    announce("restore");
    return planned(call);
}

Result<AdminReply> CopiesController::planned(const AdminCall &)
{
    const RestoreJob::State state = m_restore.state();
    return AdminReply{200, JsonWriter()
                               .beginObject()
                               .field("planned", m_services.restore.file())
                               .field("running", state.running)
                               .field("cancelled", state.cancelled)
                               .field("bytes", state.bytes)
                               .field("expected_bytes", state.expectedBytes)
                               .field("error", unlessEmpty(state.error))
                               .endObject()
                               .take()};
}

Result<AdminReply> CopiesController::callOff(const AdminCall &)
{
    m_restore.cancel();
    m_services.restore.callOff();
    announce("restore");
    return noContent();
}

} // namespace llm0
