#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// What waits for the owner's look, never in the way of anything: new customers, models without a price,
/// keys that no cap holds. An item goes when its cause goes, or when it is let pass.
class ReviewController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    using Seen = std::set<std::pair<std::string, std::string>>;
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> letPass(const AdminCall &call);
    void writeCustomers(JsonWriter &json, const Seen &seen, int &total) const;
    Status writeModels(JsonWriter &json, const Seen &seen, int &total) const;
    void writeKeys(JsonWriter &json, const Seen &seen, int &total) const;
};

} // namespace llm0
