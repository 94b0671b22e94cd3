#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// The request log.
class RequestsController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> page(const RequestFilter &filter);
};

} // namespace llm0
