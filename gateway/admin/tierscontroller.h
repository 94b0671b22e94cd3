#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// A project's named sets of limits.
class TiersController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> put(const AdminCall &call);
    Result<AdminReply> margins(const AdminCall &call);
    Result<AdminReply> remove(const AdminCall &call);
};

} // namespace llm0
