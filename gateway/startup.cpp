#include "startup.h"

#include "base/ids.h"
#include "storage/plannedrestore.h"

#include <QtGlobal>

namespace llm0 {

Result<std::unique_ptr<Storage>> openStorage(const std::string &dataDir, const Clock &clock)
{
    if (const Status restored = carryOutPlannedRestore(dataDir); !restored)
        qWarning("The planned restore was not carried out: %s", restored.error().message.c_str());
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

Status loadCounts(Reports &reports, RequestCounter &counts, UnixMs now)
{
    const RequestCounter::Windows windows = counts.windowsAt(now);
    return reports.eachCounted(windows.day.start, now + 1, [&](const CountedCall &call) {
        counts.load(call.customer, call.model, call.labels, call.startedAt, windows);
    });
}

} // namespace llm0
