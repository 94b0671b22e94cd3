#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// What the owner adds to the providers: endpoints of his own and further keys; and how all places are doing.
/// Keys are written and never read back.
class ProviderKeysController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> addProvider(const AdminCall &call);
    Result<AdminReply> removeProvider(const AdminCall &call);
    Result<AdminReply> addKey(const AdminCall &call);
    Result<AdminReply> changeKey(const AdminCall &call);
    Result<AdminReply> removeKey(const AdminCall &call);
    Result<AdminReply> health(const AdminCall &call);

    Status storeShares(const AdminCall &call, const std::string &action,
                       const std::map<std::string, int> &shares);
    using Values = std::map<std::string, std::optional<std::string>>;
    /// Of the provider `slug`.
    Status change(const AdminCall &call, const std::string &action, const std::string &slug,
                  const Values &values);
    std::map<std::string, int> sharesOf(const std::string &slug) const;
};

} // namespace llm0
