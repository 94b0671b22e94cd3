#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

class ProjectsController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> create(const AdminCall &call);
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
    void write(JsonWriter &json, const Project &project) const;
};

} // namespace llm0
