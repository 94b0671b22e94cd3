#pragma once

#include "limits/directory.h"
#include "limits/requestcounter.h"
#include "storage/storage.h"

namespace llm0 {

/// Opens the database with the durability that is configured in it.
Result<std::unique_ptr<Storage>> openStorage(const std::string &dataDir, const Clock &clock);
/// A first start finds a project to make keys for.
Status ensureDefaultProject(Registry &registry, const Clock &clock);
/// Feeds the request counts from today's log.
Status loadCounts(Reports &reports, RequestCounter &counts, UnixMs now);

} // namespace llm0
