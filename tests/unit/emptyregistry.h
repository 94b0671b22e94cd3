#pragma once

#include "storage/stores.h"

namespace llm0::test {

/// A registry that keeps settings in memory and has nothing else.
class EmptyRegistry : public Registry
{
public:
    std::map<std::string, std::string> stored;
    std::vector<AuditEvent> events;

    Result<std::map<std::string, std::string>> settings() override { return stored; }
    Status putSettings(const std::map<std::string, std::optional<std::string>> &values,
                       const AuditEvent &audit) override
    {
        for (const auto &[name, value] : values) {
            stored.erase(name);
            if (value)
                stored[name] = *value;
        }
        events.push_back(audit);
        return {};
    }

    Result<std::vector<Project>> projects() override { return std::vector<Project>(); }
    Result<std::vector<ApiKey>> keys() override { return std::vector<ApiKey>(); }
    Result<std::vector<Tier>> tiers() override { return std::vector<Tier>(); }
    Status eachCustomer(const std::function<void(Customer)> &) override { return {}; }
    Result<std::vector<ModelPrice>> editedPrices() override { return std::vector<ModelPrice>(); }
    Result<ProjectId> insertProject(const Project &, const AuditEvent &) override { return ProjectId(1); }
    Status updateProject(const Project &, const AuditEvent &) override { return {}; }
    Result<KeyId> insertKey(const ApiKey &, const AuditEvent &) override { return KeyId(1); }
    Status updateKey(const ApiKey &, const AuditEvent &) override { return {}; }
    Status putTier(const Tier &, const AuditEvent &) override { return {}; }
    Status deleteTier(ProjectId, const std::string &, const AuditEvent &) override { return {}; }
    Status putCustomer(const Customer &, const AuditEvent &) override { return {}; }
    Status putPrice(const ModelPrice &, const AuditEvent &) override { return {}; }
    Status deletePrice(const std::string &, const std::string &, const AuditEvent &) override { return {}; }
    Result<std::vector<PriceVersion>> priceHistory(const std::string &, const std::string &) override
    {
        return std::vector<PriceVersion>();
    }
    Result<std::vector<Allowance>> allowances(UnixMs) override { return std::vector<Allowance>(); }
    Status addAllowance(const Allowance &, const AuditEvent &) override { return {}; }
    Result<std::set<std::pair<std::string, std::string>>> reviewed() override
    {
        return std::set<std::pair<std::string, std::string>>();
    }
    Status markReviewed(const std::string &, const std::string &, const AuditEvent &) override { return {}; }
    Result<std::vector<AuditEvent>> audit(const AuditFilter &) override { return events; }
};

} // namespace llm0::test
