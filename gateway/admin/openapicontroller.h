#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// Serves resources/openapi.json, which describes every route of this plane.
class OpenapiController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
};

} // namespace llm0
