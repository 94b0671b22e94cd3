#include "pipeline/attemptlog.h"

#include "dialects/jsonstring.h"

namespace llm0 {

void AttemptLog::tried(const RouteStep &step, int status, std::int64_t ms, const std::string &outcome)
{
    ++m_tries;
    add(step, status, ms, outcome);
}

void AttemptLog::skipped(const RouteStep &step, const std::string &why)
{
    add(step, 0, 0, "not tried: " + why);
}

void AttemptLog::add(const RouteStep &step, int status, std::int64_t ms, std::string_view outcome)
{
    if (!m_entries.empty())
        m_entries += ',';
    m_entries += JsonFields()
                     .text("provider", step.provider)
                     .text("model", step.model)
                     .raw("status", std::to_string(status))
                     .raw("ms", std::to_string(ms))
                     .text("outcome", outcome)
                     .take();
}

} // namespace llm0
