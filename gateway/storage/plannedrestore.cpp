#include "storage/plannedrestore.h"

#include "storage/sql/backup.h"
#include "storage/storage.h"

#include <filesystem>
#include <fstream>

namespace llm0 {

namespace {

std::string planIn(const std::string &dataDir)
{
    return dataDir + "/restore-at-next-start";
}

} // namespace

Status planRestore(const std::string &dataDir, const std::string &file)
{
    if (auto status = checkBackup(file); !status)
        return status;
    std::ofstream plan(planIn(dataDir), std::ios::trunc);
    plan << file;
    plan.close();
    if (!plan)
        return Error{ErrorCode::LedgerUnavailable, "Writing " + planIn(dataDir) + " failed.", {}};
    return {};
}

std::optional<std::string> plannedRestore(const std::string &dataDir)
{
    std::ifstream plan(planIn(dataDir));
    std::string file;
    if (!std::getline(plan, file) || file.empty())
        return std::nullopt;
    return file;
}

void callOffRestore(const std::string &dataDir)
{
    std::error_code ignored;
    std::filesystem::remove(planIn(dataDir), ignored);
}

Status carryOutPlannedRestore(const std::string &dataDir)
{
    const auto file = plannedRestore(dataDir);
    if (!file)
        return {};
    callOffRestore(dataDir);
    return Storage::restore(dataDir, *file);
}

} // namespace llm0
