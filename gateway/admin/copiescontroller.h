#pragma once

#include "admin/adminroutes.h"
#include "admin/backupjob.h"

namespace llm0 {

/// Whole copies of the database, and their way back.
class CopiesController final : public AdminController
{
public:
    explicit CopiesController(AdminServices &services) : AdminController(services), m_job(services.backup) {}
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> backup(const AdminCall &call);
    Result<AdminReply> progress(const AdminCall &call);
    Result<AdminReply> cancel(const AdminCall &call);
    Result<AdminReply> plan(const AdminCall &call);
    Result<AdminReply> planned(const AdminCall &call);
    Result<AdminReply> callOff(const AdminCall &call);

    BackupJob m_job;
};

} // namespace llm0
