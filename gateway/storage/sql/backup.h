#pragma once

#include "storage/sql/sqldatabase.h"

namespace llm0 {

/// Writes a whole, compacted copy of one state to `target`, replacing it. Works while others write. Blocks.
Status backupDatabase(const std::string &path, const std::string &target);

/// Writes what an open connection still holds of a deleted database under its old name again.
Status rescueDatabase(SqlDatabase &open);

/// Checks that `file` is an undamaged database of ours that this program can read.
Status checkBackup(const std::string &file);

/// Puts `file` in the place of the database at `path`, which stays beside it as `path`.before-restore.
/// Nobody may have the database open: hold the folder's lock.
Status restoreDatabase(const std::string &path, const std::string &file);

} // namespace llm0
