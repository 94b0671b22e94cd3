#include "bench/net/answertally.h"

#include <algorithm>
#include <cstdio>

namespace llm0::bench {

std::string AnswerTally::json(double seconds)
{
    std::sort(m_ns.begin(), m_ns.end());
    const auto at = [this](double share) {
        return m_ns.empty() ? 0.0 : double(m_ns[std::size_t(share * double(m_ns.size() - 1))]) / 1e3;
    };
    char text[300];
    std::snprintf(text, sizeof text,
                  R"({"answers":%zu,"failures":%d,"seconds":%.3f,"per_second":%.1f,"p50_us":%.1f,)"
                  R"("p90_us":%.1f,"p99_us":%.1f,"p999_us":%.1f,"max_us":%.1f,"statuses":{)",
                  m_ns.size(), m_failures, seconds, seconds > 0 ? double(m_ns.size()) / seconds : 0.0,
                  at(0.5), at(0.9), at(0.99), at(0.999), at(1));
    std::string json = text;
    for (const auto &[status, answers] : m_statuses)
        json +=
            (json.back() == '{' ? "\"" : ",\"") + std::to_string(status) + "\":" + std::to_string(answers);
    return json + "}}";
}

} // namespace llm0::bench
