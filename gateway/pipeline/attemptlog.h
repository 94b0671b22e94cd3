#pragma once

#include "routing/routeplanner.h"

namespace llm0 {

/// The steps of one call as the log and error bodies show them; without secrets.
class AttemptLog
{
public:
    void tried(const RouteStep &step, int status, std::int64_t ms, const std::string &outcome);
    /// A step that was passed over, and why.
    void skipped(const RouteStep &step, const std::string &why);
    int tries() const { return m_tries; }
    std::string json() const { return '[' + m_entries + ']'; }

private:
    void add(const RouteStep &step, int status, std::int64_t ms, std::string_view outcome);

    std::string m_entries; ///< JSON objects between commas
    int m_tries = 0;
};

} // namespace llm0
