#pragma once

#include "dialects/openaichat.h"
#include "framing/sse.h"
#include "providers/openaiusage.h"

#include <functional>

namespace llm0 {

/// Reads a provider's answer on its way to the client and learns what it cost. Pure: bytes in, bytes out.
class ChatRelay
{
public:
    /// `hideUsage`: the client did not ask for the usage frame that we asked for.
    ChatRelay(OpenAiAnswerReader &reader, TokenBound bound, bool hideUsage)
        : m_reader(reader)
        , m_bound(bound)
        , m_hideUsage(hideUsage)
    {}

    /// Bytes of a stream; what may go on to the client is handed to `forward`, whole events at a time.
    /// False: the stream is not one (an event without end).
    bool feed(std::string_view bytes, const std::function<void(std::string_view)> &forward);
    /// A whole answer.
    void readWhole(std::string_view body);

    /// What the provider says it bills: its last word only, and only if it can be true.
    std::optional<Usage> usage() const;
    const std::string &model() const { return m_model; }
    std::int64_t outputTokensSeen() const { return m_outputTokens; }
    /// The stream's terminal event has come, or the whole answer was one; and no error was among it.
    bool complete() const { return m_complete && !m_error; }
    bool sawText() const { return m_outputTokens > 0; }

private:
    bool learn(const SseEvent &event);
    void note(const OpenAiAnswer &answer);

    OpenAiAnswerReader &m_reader;
    TokenBound m_bound;
    bool m_hideUsage;
    SseParser m_parser;
    std::optional<Usage> m_usage;
    bool m_usageIsFinal = false; ///< not a count that still runs
    std::string m_model;
    std::int64_t m_outputTokens = 0;
    bool m_complete = false;
    bool m_error = false;
};

} // namespace llm0
