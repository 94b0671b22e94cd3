#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// What can still be spent, and which cap says so.
class ExposureController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
};

} // namespace llm0
