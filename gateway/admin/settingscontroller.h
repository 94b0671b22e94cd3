#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// The settings of the gateway, and where each comes from.
class SettingsController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
};

} // namespace llm0
