#include "startup.h"

#include "base/ids.h"

#include <map>
#include <utility>

namespace llm0 {

namespace {

using ScopeId = std::pair<ScopeKind, std::int64_t>;
using Spent = std::map<ScopeId, Money>;

Result<Spent> spentByScope(Reports &reports, UnixMs from)
{
    auto rows = reports.spentSince(from);
    if (!rows)
        return rows.error();
    Spent spent;
    for (const SpentRow &row : *rows) {
        for (const ScopeId &scope :
             {ScopeId{ScopeKind::Account, 0}, ScopeId{ScopeKind::Project, row.project},
              ScopeId{ScopeKind::Key, row.key}, ScopeId{ScopeKind::Customer, row.customer}})
            spent[scope] += row.cost;
    }
    return spent;
}

} // namespace

Result<std::unique_ptr<Storage>> openStorage(const std::string &dataDir, const Clock &clock)
{
    StorageOptions options;
    options.dataDir = dataDir;
    options.synchronousFull = false;
    auto storage = Storage::open(options, clock);
    if (!storage)
        return storage;
    auto settings = (*storage)->registry().settings();
    if (!settings)
        return settings.error();
    const auto full = settings->find("synchronous_full");
    if (full == settings->end() || full->second != "true")
        return storage;
    storage->reset();
    options.synchronousFull = true;
    return Storage::open(options, clock);
}

Status ensureDefaultProject(Registry &registry, const Clock &clock)
{
    const auto projects = registry.projects();
    if (!projects)
        return projects.error();
    if (!projects->empty())
        return {};
    Project project;
    project.uuid = newUuid();
    project.userId = newUuid();
    project.name = "default";
    project.createdAt = clock.nowMs();
    AuditEvent audit{clock.nowMs(), "gateway", "project.create", project.uuid, {}, R"({"name":"default"})"};
    const auto inserted = registry.insertProject(project, audit);
    return inserted ? Status() : Status(inserted.error());
}

Status loadSpent(Reports &reports, Ledger &ledger, UnixMs now)
{
    const auto today = spentByScope(reports, ledger.calendar().dayOf(now).start);
    if (!today)
        return today.error();
    const auto month = spentByScope(reports, ledger.calendar().monthOf(now).start);
    if (!month)
        return month.error();
    for (const auto &[scope, spent] : *month) {
        const auto day = today->find(scope);
        ledger.load(scope.first, scope.second, now, day == today->end() ? Money() : day->second, spent);
    }
    return {};
}

Status loadCounts(Reports &reports, RequestCounter &counts, const BudgetCalendar &calendar, UnixMs now)
{
    return reports.eachRequest(calendar.dayOf(now).start, now + 1, [&counts](const StoredRequest &stored) {
        const RequestRecord &record = stored.record;
        if (record.status != RequestStatus::Refused)
            counts.load(record.customer, record.modelAsked, record.labels, record.startedAt);
        return true;
    });
}

} // namespace llm0
