#pragma once

#include "base/result.h"

#include <memory>
#include <string>

namespace llm0 {

/// Owns a data folder: one process at a time, and one owner in it. Released by destruction and by the system
/// when the process dies in whatever way.
class DataFolderLock
{
public:
    /// Makes the folder (0700) if need be. The error names the process that has it.
    static Result<std::unique_ptr<DataFolderLock>> take(const std::string &folder);
    ~DataFolderLock();
    DataFolderLock(const DataFolderLock &) = delete;
    DataFolderLock &operator=(const DataFolderLock &) = delete;

private:
    struct Handle;
    explicit DataFolderLock(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

} // namespace llm0
