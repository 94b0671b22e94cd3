#pragma once

#include "dialects/clientdialect.h"
#include "http/responsestream.h"
#include "pipeline/line.h"
#include "providers/upstreamclient.h"

#include <unordered_map>

namespace llm0 {

/// Answers how many tokens a request would have. Free, but not for strangers: it takes a key and counts
/// against its rate. A provider that speaks the client's format is asked itself; for all others the answer is
/// our own upper bound, and a warning header says so. Lives on its worker.
class TokenCounter
{
public:
    TokenCounter(const Line &line, UpstreamClient &upstream) : m_line(line), m_upstream(upstream) {}

    void handle(const ClientDialect &dialect, CallTarget target, HttpRequest request,
                ResponseStreamPtr response);
    void cancelAll() { m_asked.clear(); }

private:
    struct Question;
    struct Asked {
        std::unique_ptr<UpstreamCall> call;
        int status = 0;
        std::string body;
    };
    void ask(const Question &question, UpstreamRequest request);

    const Line &m_line;
    UpstreamClient &m_upstream;
    std::uint64_t m_lastId = 0;
    std::unordered_map<std::uint64_t, Asked> m_asked;
};

} // namespace llm0
