#pragma once

#include "admin/customerview.h"

namespace llm0 {

/// A project's customers: what they spend, and what the owner set for them by hand.
class CustomersController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
    Result<AdminReply> remove(const AdminCall &call);
    Result<Customer> customerOf(const AdminCall &call, const Project &project) const;
    Status store(const Customer &customer, const AuditEvent &audit);
    void write(JsonWriter &json, const CustomerView &view, const Project &project, int days) const;
    void writeHistory(JsonWriter &json, const CustomerView &view, int days) const;
    int daysOfMonth() const;
    Result<int> daysAskedFor(const AdminCall &call) const;
    std::optional<UnixMs> lastSeen(const Customer &customer) const;
};

} // namespace llm0
