#pragma once

#include "storage/alertstore.h"
#include "storage/cachestore.h"
#include "storage/stores.h"

#include <memory>
#include <string>

namespace llm0 {

struct StorageOptions {
    std::string dataDir;
    bool synchronousFull = true; ///< a hold survives a power cut, not only a crash
    bool alwaysCheck = false;    ///< read every page at open; done anyway after a crash, up to some size
    std::int64_t maxPages = 0;   ///< 0: as large as the disk allows
};

/// Everything durable of one data folder. Take the folder's DataFolderLock first and keep it longer.
class Storage
{
public:
    /// Opens or makes DIR/llm0.db, brings it up to date and takes in what an earlier run could not write.
    static Result<std::unique_ptr<Storage>> open(const StorageOptions &options, const Clock &clock);
    ~Storage();

    Journal &journal();
    Registry &registry();
    AlertStore &alerts();
    /// A connection for the calling thread, to be used and destroyed on it.
    Result<std::unique_ptr<Reports>> newReports() const;

    /// Before the first call of a run: charges in full what an earlier run left under way. Returns how many.
    Result<int> chargeOrphans();
    /// Deletes log rows that began before `before`; roll-ups stay. Returns how many. Blocks.
    Result<std::int64_t> purgeRequestsBefore(UnixMs before);
    /// Begins to read every page beside the work, where that takes no long time; damage refuses paid calls.
    void checkBesideTheWork();
    /// A whole copy while the gateway runs. Blocks.
    Status backup(const std::string &file) const;
    /// Swaps a backup in, with no gateway running; the old database stays as llm0.db.before-restore.
    static Status restore(const std::string &dataDir, const std::string &file);

    const std::string &databasePath() const;

    /// DIR/cache.db, apart from all that must not be lost. Null where it cannot be opened: then nothing
    /// cached survives a restart.
    static std::unique_ptr<CacheStore> openCacheStore(const std::string &dataDir);

private:
    struct Parts;
    explicit Storage(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace llm0
