#pragma once

#include "storage/sql/sqldatabase.h"

namespace llm0 {

/// Opens the caches' database and brings it to the present form. What was stored in another form is dropped,
/// marked pairs excepted.
Result<std::unique_ptr<SqlDatabase>> openCacheDatabase(const std::string &path);

} // namespace llm0
