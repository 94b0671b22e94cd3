#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace llm0::bench {

/// How long answers took and what their status was; printed as one line of JSON.
class AnswerTally
{
public:
    void add(std::int64_t ns, int status)
    {
        m_ns.push_back(ns);
        ++m_statuses[status];
    }
    void failed() { ++m_failures; }
    std::size_t count() const { return m_ns.size(); }
    std::string json(double seconds);

private:
    std::vector<std::int64_t> m_ns;
    std::map<int, int> m_statuses;
    int m_failures = 0;
};

} // namespace llm0::bench
