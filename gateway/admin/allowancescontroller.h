#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// One-time additions to a cap in the running window: "raise once", and counting a window from now on.
class AllowancesController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    struct Scope {
        ScopeKind kind = ScopeKind::Customer;
        std::int64_t id = 0;
        std::string target; ///< for the audit log
    };
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> add(const AdminCall &call);
    Result<Scope> scopeOf(JsonBody &body) const;
    Result<std::int64_t> customerId(const Project &project, const std::string &name) const;
};

} // namespace llm0
