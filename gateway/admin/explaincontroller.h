#pragma once

#include "admin/adminroutes.h"
#include "usage/spike.h"

namespace llm0 {

/// Why a stretch of time cost what it did, held against what was usual, from the roll-ups.
class ExplainController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    struct Stretch {
        SpendSums total;
        std::map<std::string, SpendSums> customers, keys, models;
        Stretch &operator+=(const Stretch &other);
        Stretch &dividedBy(std::int64_t parts);
    };
    Result<AdminReply> explain(const AdminCall &call);
    Result<Stretch> read(UnixMs from, UnixMs to, const UsageQuery &scope) const;
    Result<Stretch> baseline(const std::string &against, UnixMs from, UnixMs to,
                             const UsageQuery &scope) const;
};

} // namespace llm0
