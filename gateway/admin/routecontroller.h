#pragma once

#include "admin/adminroutes.h"
#include "routing/routeplanner.h"

namespace llm0 {

/// Where a call for a model would go, as things stand; nothing is called.
class RouteController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
    void writeSteps(JsonWriter &json, const std::vector<RouteStep> &steps) const;
};

} // namespace llm0
