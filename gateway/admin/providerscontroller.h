#pragma once

#include "admin/adminroutes.h"
#include "admin/providerprobe.h"

namespace llm0 {

/// The providers: reachable or not, where, and with which key. A key is written and never read back.
class ProvidersController final : public AdminController
{
public:
    explicit ProvidersController(AdminServices &services)
        : AdminController(services)
        , m_probe(services.upstream, services.clock)
    {}
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
    Result<AdminReply> putKey(const AdminCall &call);
    Result<AdminReply> removeKey(const AdminCall &call);
    void test(const AdminCall &call);
    Result<ProviderAccount> accountOf(const AdminCall &call) const;
    Status keyChanged(const AdminCall &call, const std::string &slug, const std::string &action);
    void write(JsonWriter &json, const std::string &slug, const ProviderAccount &account) const;

    ProviderProbe m_probe;
    std::map<std::string, ProbeResult> m_results; ///< by slug; forgotten when the account changes
};

} // namespace llm0
