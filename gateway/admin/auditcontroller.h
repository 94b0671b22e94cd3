#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// Who changed what.
class AuditController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    void exportCsv(const AdminCall &call);
    Result<AuditFilter> filterOf(const AdminCall &call) const;
};

} // namespace llm0
