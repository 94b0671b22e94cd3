#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// The limits of customers that have neither an override nor a tier.
class DefaultsController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
    Result<AdminReply> remove(const AdminCall &call);
    Result<AdminReply> store(const Project &project, const AuditEvent &audit);
};

} // namespace llm0
