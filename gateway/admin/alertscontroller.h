#pragma once

#include "admin/adminroutes.h"
#include "admin/alertwatch.h"

namespace llm0 {

/// Alert rules, what they have told, and what they would have told.
class AlertsController final : public AdminController
{
public:
    explicit AlertsController(AdminServices &services) : AdminController(services), m_watch(services) {}
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> inbox(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
    Result<AdminReply> rules(const AdminCall &call);
    Result<AdminReply> add(const AdminCall &call);
    Result<AdminReply> update(const AdminCall &call);
    Result<AdminReply> remove(const AdminCall &call);
    Result<AdminReply> history(const AdminCall &call);
    Result<AdminReply> tryOut(const AdminCall &call);
    Result<AlertRule> ruleOf(const AdminCall &call) const;
    void changed();

    AlertWatch m_watch;
};

} // namespace llm0
