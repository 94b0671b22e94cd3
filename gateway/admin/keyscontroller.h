#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// The API keys of a project.
class KeysController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> create(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
    void write(JsonWriter &json, const ApiKey &key, const Project &project) const;
};

} // namespace llm0
