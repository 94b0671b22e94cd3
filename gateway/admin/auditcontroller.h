#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// Who changed what, newest first.
class AuditController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
};

} // namespace llm0
