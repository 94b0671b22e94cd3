#include "admin/maintenancecontroller.h"

#include "budget/ledgerfeed.h"

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
}

Result<AdminReply> MaintenanceController::verify(const AdminCall &)
{
    if (const Status flushed = m_services.journal.flush(flushMs); !flushed)
        return flushed.error();
    const auto totals = m_services.reports.verify();
    const Status enforced = compareEnforced();
    const auto audit = auditChain();
    JsonWriter json;
    if (!totals || !enforced || !audit)
        json.beginObject()
            .field("ok", false)
            .field("difference", !totals     ? totals.error().message
                                 : !enforced ? enforced.error().message
                                             : audit.error().message);
    else
        json.beginObject()
            .field("ok", true)
            .field("rows", totals->rows)
            .field("buckets", totals->buckets)
            .field("open_holds", totals->openHolds)
            .field("cost", totals->cost)
            .field("audit_entries", audit->entries)
            .field("audit_head", audit->head);
    return AdminReply{200, json.endObject().take()};
}

Result<AuditChain> MaintenanceController::auditChain()
{
    auto *proof = dynamic_cast<AuditProof *>(&m_services.reports);
    return proof ? proof->auditChain() : AuditChain();
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

} // namespace llm0
