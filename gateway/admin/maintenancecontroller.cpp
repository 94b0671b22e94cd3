#include "admin/maintenancecontroller.h"

#include "budget/ledgerfeed.h"

#include <QFileInfo>
#include <QThread>

namespace llm0 {

namespace {

constexpr int flushMs = 10'000;
constexpr int maxLooks = 5;
constexpr unsigned long betweenLooksMs = 20;

} // namespace

void MaintenanceController::addRoutes(AdminRoutes &routes)
{
    routes.add("POST", "/v1/admin/verify", answering(this, &MaintenanceController::verify));
    routes.add("POST", "/v1/admin/backup", answering(this, &MaintenanceController::backup));
}

Result<AdminReply> MaintenanceController::verify(const AdminCall &)
{
    if (const Status flushed = m_services.journal.flush(flushMs); !flushed)
        return flushed.error();
    const auto totals = m_services.reports.verify();
    const Status enforced = compareEnforced();
    JsonWriter json;
    if (!totals || !enforced)
        json.beginObject()
            .field("ok", false)
            .field("difference", totals ? enforced.error().message : totals.error().message);
    else
        json.beginObject()
            .field("ok", true)
            .field("rows", totals->rows)
            .field("buckets", totals->buckets)
            .field("open_holds", totals->openHolds)
            .field("cost", totals->cost);
    return AdminReply{200, json.endObject().take()};
}

/// A settlement is in the ledger a moment before its row is on disk, so a busy gateway gets several looks,
/// and one that is never quiet is not compared.
Status MaintenanceController::compareEnforced()
{
    Status compared;
    for (int look = 0; look < maxLooks; ++look) {
        if (m_services.ledger.openReservations() > 0)
            return {};
        compared = compareSpent(m_services.reports, m_services.ledger, m_services.clock.nowMs());
        if (compared)
            return compared;
        if (const Status flushed = m_services.journal.flush(flushMs); !flushed)
            return flushed;
        QThread::msleep(betweenLooksMs);
    }
    return compared;
}

Result<AdminReply> MaintenanceController::backup(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    std::string file;
    body->read("file", file);
    const QString path = QString::fromStdString(file);
    if (file.empty() || !QFileInfo(path).isAbsolute())
        body->fail("file", "must be an absolute path on the gateway's machine");
    else if (QFileInfo::exists(path))
        body->fail("file", "exists already: choose another name");
    if (const Status read = body->finish(); !read)
        return read.error();
    if (const Status done = m_services.backup(file); !done)
        return done.error();
    return AdminReply{200, JsonWriter()
                               .beginObject()
                               .field("file", file)
                               .field("bytes", QFileInfo(path).size())
                               .endObject()
                               .take()};
}

} // namespace llm0
