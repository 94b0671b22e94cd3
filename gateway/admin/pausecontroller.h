#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// The panic button: stops spending at once, and lets it go on.
class PauseController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> pause(const AdminCall &call);
    Result<AdminReply> resume(const AdminCall &call);
};

} // namespace llm0
