#pragma once

#include "storage/sql/sqljournal.h"

namespace llm0 {

/// The registry on the journal's writer thread. Each change and its audit event are one transaction.
class SqlRegistry final : public Registry
{
public:
    explicit SqlRegistry(SqlJournal &journal) : m_journal(journal) {}

    Result<std::vector<Project>> projects() override;
    Result<std::vector<ApiKey>> keys() override;
    Result<std::vector<Tier>> tiers() override;
    Status eachCustomer(const std::function<void(Customer)> &visit) override;
    Result<std::map<std::string, std::string>> settings() override;
    Result<std::vector<ModelPrice>> editedPrices() override;

    Result<ProjectId> insertProject(const Project &project, const AuditEvent &audit) override;
    Status updateProject(const Project &project, const AuditEvent &audit) override;
    Result<KeyId> insertKey(const ApiKey &key, const AuditEvent &audit) override;
    Status updateKey(const ApiKey &key, const AuditEvent &audit) override;
    Status putTier(const Tier &tier, const AuditEvent &audit) override;
    Status deleteTier(ProjectId project, const std::string &slug, const AuditEvent &audit) override;
    Status putCustomer(const Customer &customer, const AuditEvent &audit) override;
    Status putSettings(const std::map<std::string, std::optional<std::string>> &values,
                       const AuditEvent &audit) override;
    Status putPrice(const ModelPrice &price, const AuditEvent &audit) override;
    Status deletePrice(const std::string &provider, const std::string &model,
                       const AuditEvent &audit) override;
    Result<std::vector<PriceVersion>> priceHistory(const std::string &provider,
                                                   const std::string &model) override;
    Result<std::vector<Allowance>> allowances(UnixMs since) override;
    Status addAllowance(const Allowance &allowance, const AuditEvent &audit) override;
    Result<std::set<std::pair<std::string, std::string>>> reviewed() override;
    Status markReviewed(const std::string &kind, const std::string &subject,
                        const AuditEvent &audit) override;
    Result<std::vector<AuditEvent>> audit(const AuditFilter &filter) override;

private:
    template <typename Row>
    Result<std::vector<Row>> readAll(std::string_view sql, const SqlValues &values,
                                     const std::function<Result<Row>(const SqlRow &)> &readRow);
    Status change(const SqlJournal::Work &work, const AuditEvent &audit);
    Result<std::int64_t> insert(std::string_view sql, const SqlValues &values, const AuditEvent &audit);
    Status update(std::string_view sql, const SqlValues &values, const std::string &what,
                  const AuditEvent &audit);

    SqlJournal &m_journal;
};

} // namespace llm0
