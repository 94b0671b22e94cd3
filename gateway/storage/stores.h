#pragma once

#include "domain/allowance.h"
#include "domain/modelprice.h"
#include "domain/recordedcall.h"
#include "domain/requestrecord.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace llm0 {

/// The durable side of the money. Callable from any thread. Rows are written by one writer thread, many in
/// one transaction; each `done` runs on that thread after the commit that holds its row (or its failure).
class Journal
{
public:
    using Done = std::function<void(Status)>;
    virtual ~Journal() = default;

    /// Makes a hold durable. Fails at once with Overloaded or LedgerUnavailable rather than wait for long.
    virtual void writeHold(HoldRow hold, Done done) = 0;
    /// Appends the record, adds it to the roll-ups and removes the hold of the same requestId, in one step.
    /// Is never dropped: while the database cannot be written it is kept and tried again.
    virtual void writeRecord(RequestRecord record) = 0;
    /// A customer on first sight. Ordered before every hold and record that is written after it.
    virtual void writeCustomer(Customer customer) = 0;

    /// False while writes fail; `reason` says why. Paid calls are refused meanwhile.
    virtual Status health() const = 0;
    virtual std::size_t backlog() const = 0;
    /// Waits until everything handed over so far is on disk or `timeoutMs` have passed.
    virtual Status flush(int timeoutMs) = 0;
};

/// An audited change to what is configured.
struct AuditEvent {
    UnixMs at = 0;
    std::string actor;  ///< "admin-api", "cli", "window"
    std::string action; ///< "project.update", …
    std::string target;
    std::string before;  ///< JSON
    std::string after;   ///< JSON
    std::int64_t id = 0; ///< given when stored; the cursor of audit()
};

/// An edited price with the time it held for.
struct PriceVersion {
    ModelPrice price;
    UnixMs createdAt = 0;
    UnixMs replacedAt = 0; ///< 0: it holds
};

/// Conditions on the audit, all of which must hold.
struct AuditFilter {
    std::string actor;  ///< empty: whoever
    std::string action; ///< or its beginning: "project" finds "project.update"
    std::string text;   ///< anywhere in action, target, before or after
    UnixMs from = 0;
    UnixMs to = 0;             ///< 0: no end
    std::int64_t beforeId = 0; ///< cursor; 0: from the newest
    int limit = 100;
};

/// Projects, keys, tiers, customers, edited prices and settings. Blocking; called from the admin thread or at
/// start. Writes pass through the journal's writer thread, so that there is one writer.
class Registry
{
public:
    virtual ~Registry() = default;
    virtual Result<std::vector<Project>> projects() = 0;
    virtual Result<std::vector<ApiKey>> keys() = 0;
    virtual Result<std::vector<Tier>> tiers() = 0;
    /// All customers; called once, at start.
    virtual Status eachCustomer(const std::function<void(Customer)> &visit) = 0;
    virtual Result<std::map<std::string, std::string>> settings() = 0;
    virtual Result<std::vector<ModelPrice>> editedPrices() = 0;

    virtual Result<ProjectId> insertProject(const Project &project, const AuditEvent &audit) = 0;
    virtual Status updateProject(const Project &project, const AuditEvent &audit) = 0;
    virtual Result<KeyId> insertKey(const ApiKey &key, const AuditEvent &audit) = 0;
    virtual Status updateKey(const ApiKey &key, const AuditEvent &audit) = 0;
    virtual Status putTier(const Tier &tier, const AuditEvent &audit) = 0;
    virtual Status deleteTier(ProjectId project, const std::string &slug, const AuditEvent &audit) = 0;
    /// Inserts or updates by id.
    virtual Status putCustomer(const Customer &customer, const AuditEvent &audit) = 0;
    /// An absent value deletes the setting.
    virtual Status putSettings(const std::map<std::string, std::optional<std::string>> &values,
                               const AuditEvent &audit) = 0;
    virtual Status putPrice(const ModelPrice &price, const AuditEvent &audit) = 0;
    virtual Status deletePrice(const std::string &provider, const std::string &model,
                               const AuditEvent &audit) = 0;
    /// Every edited price of the model, newest first.
    virtual Result<std::vector<PriceVersion>> priceHistory(const std::string &provider,
                                                           const std::string &model) = 0;
    /// Of windows that began at `since` or later.
    virtual Result<std::vector<Allowance>> allowances(UnixMs since) = 0;
    /// Adds to what the window has been allowed before.
    virtual Status addAllowance(const Allowance &allowance, const AuditEvent &audit) = 0;
    /// Kind and subject of everything the owner has looked at and let pass.
    virtual Result<std::set<std::pair<std::string, std::string>>> reviewed() = 0;
    virtual Status markReviewed(const std::string &kind, const std::string &subject,
                                const AuditEvent &audit) = 0;
    /// Newest first.
    virtual Result<std::vector<AuditEvent>> audit(const AuditFilter &filter) = 0;
};

/// What the roll-ups say, summed by any of their dimensions.
struct UsageRow {
    std::map<std::string, std::string> group; ///< dimension → value, e.g. "customer" → "acme"
    std::int64_t requests = 0;                ///< not refused
    std::int64_t refused = 0;
    std::int64_t failed = 0;
    std::int64_t cacheHits = 0;
    Money cost, saved, avoided;
    std::int64_t promptTokens = 0;
    std::int64_t completionTokens = 0;
};

struct UsageQuery {
    UnixMs from = 0; ///< inclusive, a multiple of 15 minutes
    UnixMs to = 0;   ///< exclusive
    std::optional<ProjectId> project;
    std::optional<std::string> customer;
    std::vector<std::string> groupBy; ///< project, key, customer, tier, model, provider, day, hour, bucket
    std::string timeZone = "UTC";     ///< for day and hour
};

/// Money settled since an instant, by the scopes the ledger enforces.
struct SpentRow {
    ProjectId project = 0;
    KeyId key = 0;
    CustomerId customer = 0;
    Money cost;
    std::int64_t requests = 0;
};

/// Sums of one customer on one model, over a stretch of whole buckets.
struct CustomerSum {
    ProjectId project = 0;
    CustomerId customer = 0;
    std::string model;
    Money cost, saved;
    std::int64_t requests = 0;
    std::int64_t refused = 0;
    std::int64_t cacheHits = 0;
};

/// A model that calls were refused for because nobody knows its price.
struct UnpricedModel {
    std::string model;
    std::int64_t refused = 0;
    UnixMs lastAt = 0;
};

/// Conditions on the request log, all of which must hold. In texts `*` stands for any run of characters.
struct RequestFilter {
    std::optional<ProjectId> project;
    std::optional<KeyId> key;
    std::optional<std::string> customer, model, provider, tier, errorCode, requestId;
    std::optional<std::string> status; ///< as statusName() says, or "blocked": refused by a cap
    std::optional<std::string> cache;  ///< "miss", "exact", "semantic", or "hit": either of the last two
    std::optional<std::pair<std::string, std::string>> label;
    std::optional<Money> costAbove, costBelow;
    std::optional<std::int64_t> tookAboveUs;
    UnixMs from = 0;
    UnixMs to = 0;              ///< 0: no end
    std::int64_t beforeRow = 0; ///< cursor; 0: from the newest
    int limit = 100;
};

struct StoredRequest {
    std::int64_t row = 0;
    RequestRecord record;
};

struct RequestPage {
    std::vector<StoredRequest> rows;
    std::optional<std::int64_t> next; ///< beforeRow of the next page; absent at the end of the log
    UnixMs searchedTo = 0;            ///< how far back was looked; 0 at the end of the log
};

/// A call that was not refused, as far as the limits on counts go.
struct CountedCall {
    CustomerId customer = 0;
    std::string model; ///< that was asked for
    Labels labels;
    UnixMs startedAt = 0;
};

/// Reads for reports and for the start. Blocking; each thread has its own connection.
class Reports
{
public:
    virtual ~Reports() = default;
    /// What began in [from, to), whole quarters of an hour.
    virtual Result<std::vector<SpentRow>> spentBetween(UnixMs from, UnixMs to) = 0;
    /// The same row by row, several for the same scopes: for a start with millions of them.
    virtual Status eachSpent(UnixMs from, UnixMs to, const std::function<void(const SpentRow &)> &visit) = 0;
    /// The quarter of an hour of the first call that began at `from` or later.
    virtual Result<std::optional<UnixMs>> firstSpent(UnixMs from) = 0;
    /// Several may come for the same customer and model.
    virtual Status eachCustomerSum(UnixMs from, UnixMs to,
                                   const std::function<void(const CustomerSum &)> &visit) = 0;
    /// The calls of a customer that were not refused, in the order they began. From an index; in pages:
    /// `after` and `afterRow` are those of the last call of the page before, and are moved on.
    virtual Result<std::vector<RecordedCall>> recordedCalls(CustomerId customer, UnixMs &after,
                                                            std::int64_t &afterRow, int limit) = 0;
    /// When the newest call of a customer in the log began; absent where the log has none. From an index.
    virtual Result<std::optional<UnixMs>> lastCallOf(ProjectId project, const std::string &customer) = 0;
    /// Refused since then for want of a price. From an index.
    virtual Result<std::vector<UnpricedModel>> unpricedModels(UnixMs since) = 0;
    virtual Result<std::vector<UsageRow>> usage(const UsageQuery &query) = 0;
    virtual Result<std::vector<StoredRequest>> requests(const RequestFilter &filter) = 0;
    /// One step back through the log: looks at a bounded number of rows, so a rare find costs many short
    /// steps instead of one long scan. `next` is the cursor to go on from, even when nothing was found.
    virtual Result<RequestPage> requestPage(const RequestFilter &filter) = 0;
    /// Oldest first, all rows of the range in batches; the visitor returns false to stop.
    virtual Status eachRequest(UnixMs from, UnixMs to,
                               const std::function<bool(const StoredRequest &)> &visit) = 0;
    /// The calls that began in [from, to) and were not refused, in any order.
    virtual Status eachCounted(UnixMs from, UnixMs to,
                               const std::function<void(const CountedCall &)> &visit) = 0;
    virtual Result<std::vector<HoldRow>> openHolds() = 0;
    /// Recomputes every roll-up from the rows and names the first difference.
    struct VerifyTotals {
        std::int64_t rows = 0;
        std::int64_t buckets = 0;
        std::int64_t openHolds = 0;
        Money cost;
    };
    virtual Result<VerifyTotals> verify() = 0;
    virtual std::int64_t databaseBytes() = 0;
};

} // namespace llm0
