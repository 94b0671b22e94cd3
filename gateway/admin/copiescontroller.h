#pragma once

#include "admin/adminroutes.h"
#include "admin/backupjob.h"
#include "admin/restorejob.h"

namespace llm0 {

/// Whole copies of the database, and their way back.
class CopiesController final : public AdminController
{
public:
    explicit CopiesController(AdminServices &services)
        : AdminController(services)
        , m_job(services.backup)
        , m_restore({services.restore.make, services.restore.callOff})
    {}
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> backup(const AdminCall &call);
    Result<AdminReply> progress(const AdminCall &call);
    Result<AdminReply> cancel(const AdminCall &call);
    Result<AdminReply> plan(const AdminCall &call);
    Result<AdminReply> planned(const AdminCall &call);
    Result<AdminReply> callOff(const AdminCall &call);

    Status planInBackground(const std::string &file, AuditEvent audit);

    BackupJob m_job;
    RestoreJob m_restore;
};

} // namespace llm0
