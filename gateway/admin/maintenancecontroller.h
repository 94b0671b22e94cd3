#pragma once

#include "admin/adminroutes.h"
#include "storage/auditproof.h"

namespace llm0 {

/// Proof of the books.
class MaintenanceController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> verify(const AdminCall &call);
    Status compareEnforced();
    Result<AuditChain> auditChain();
};

} // namespace llm0
