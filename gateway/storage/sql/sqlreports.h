#pragma once

#include "storage/auditproof.h"
#include "storage/sql/openfiles.h"
#include "storage/sql/sqldatabase.h"
#include "storage/stores.h"

namespace llm0 {

/// Reports over a connection of its own. To be made, used and destroyed on one thread.
class SqlReports final : public Reports, public AuditProof
{
public:
    static Result<std::unique_ptr<SqlReports>> open(const std::string &path);

    Result<std::vector<SpentRow>> spentBetween(UnixMs from, UnixMs to) override;
    Status eachSpent(UnixMs from, UnixMs to, const std::function<void(const SpentRow &)> &visit) override;
    Result<std::optional<UnixMs>> firstSpent(UnixMs from) override;
    Status eachCustomerSum(UnixMs from, UnixMs to,
                           const std::function<void(const CustomerSum &)> &visit) override;
    Result<std::vector<RecordedCall>> recordedCalls(CustomerId customer, UnixMs &after,
                                                    std::int64_t &afterRow, int limit) override;
    Result<std::optional<UnixMs>> lastCallOf(ProjectId project, const std::string &customer) override;
    Result<std::vector<UnpricedModel>> unpricedModels(UnixMs since) override;
    Result<std::vector<UsageRow>> usage(const UsageQuery &query) override;
    Result<std::vector<StoredRequest>> requests(const RequestFilter &filter) override;
    Result<RequestPage> requestPage(const RequestFilter &filter) override;
    Status eachRequest(UnixMs from, UnixMs to,
                       const std::function<bool(const StoredRequest &)> &visit) override;
    Status eachCounted(UnixMs from, UnixMs to,
                       const std::function<void(const CountedCall &)> &visit) override;
    Result<std::vector<HoldRow>> openHolds() override;
    Result<VerifyTotals> verify() override;
    Result<AuditChain> auditChain() override;
    std::int64_t databaseBytes() override;

private:
    Result<UnixMs> startOf(std::int64_t row);
    explicit SqlReports(std::unique_ptr<SqlDatabase> database)
        : m_database(std::move(database))
        , m_files(OpenFiles::of(m_database->path()))
    {}
    SqlDatabase &database();

    std::unique_ptr<SqlDatabase> m_database;
    OpenFiles m_files;
};

Result<std::vector<HoldRow>> readHolds(SqlDatabase &database);

} // namespace llm0
