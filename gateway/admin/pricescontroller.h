#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// What models cost: the shipped book and the owner's edits.
class PricesController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> put(const AdminCall &call);
    Result<AdminReply> remove(const AdminCall &call);
    Result<AdminReply> import(const AdminCall &call);
    Result<AdminReply> models(const AdminCall &call);
    Status applied();
};

} // namespace llm0
