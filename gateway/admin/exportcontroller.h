#pragma once

#include "admin/adminroutes.h"
#include "admin/paging.h"

namespace llm0 {

/// CSV files of what was spent. Totals are left to whoever reads them.
class ExportController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    void customers(const AdminCall &call);
    void usage(const AdminCall &call);
    void focus(const AdminCall &call);
    void requests(const AdminCall &call);
    Result<std::vector<UsageRow>> usageOf(const AdminCall &call, std::vector<std::string> groupBy) const;
};

} // namespace llm0
