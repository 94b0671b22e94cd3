#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// Sums from the roll-ups.
class UsageController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
};

} // namespace llm0
