#include "pipeline/attemptlog.h"

namespace llm0 {

void AttemptLog::tried(const RouteStep &step, int status, std::int64_t ms, const std::string &outcome)
{
    ++m_tries;
    m_entries.push_back({{"provider", step.provider},
                         {"model", step.model},
                         {"status", status},
                         {"ms", ms},
                         {"outcome", outcome}});
}

void AttemptLog::skipped(const RouteStep &step, const std::string &why)
{
    m_entries.push_back({{"provider", step.provider},
                         {"model", step.model},
                         {"status", 0},
                         {"ms", 0},
                         {"outcome", "not tried: " + why}});
}

std::string AttemptLog::json() const
{
    return m_entries.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace llm0
