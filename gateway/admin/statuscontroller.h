#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// How the gateway stands, in one object.
std::string statusText(const AdminServices &services);

class StatusController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> port(const AdminCall &call);
};

} // namespace llm0
