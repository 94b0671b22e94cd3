#pragma once

#include "dialects/callerror.h"
#include "domain/chatanswer.h"
#include "domain/embedding.h"

#include <string>
#include <string_view>

namespace llm0 {

/// Spells one answer in a client's dialect: whole, or event by event, or from the bytes of a provider that
/// speaks the same format. One call each.
class AnswerWriter
{
public:
    virtual ~AnswerWriter() = default;

    /// The Content-Type of a stream.
    virtual std::string_view streamType() const = 0;
    /// A whole chat answer; only for chat calls.
    virtual std::string whole(const ChatAnswer &answer);
    /// A whole answer to an embeddings call; only for these.
    virtual std::string whole(const EmbeddingAnswer &answer);
    /// Appends what the client is sent for one step of a stream; may be nothing.
    virtual void event(const AnswerEvent &event, std::string &out);
    /// Appends the format's way to say in mid-stream that the answer broke off.
    virtual void failure(const CallError &error, std::string &out);

    /// A frame of the same format: `raw` as it came, `data` what is in it.
    virtual void relayed(std::string_view raw, std::string_view data, std::string &out);
    /// What has to follow the last relayed frame.
    virtual void relayedEnd(std::string &out);
    /// Bytes that keep an idle stream alive and mean nothing; only between events. Empty: there are none.
    virtual std::string_view heartbeat() const;

    /// A whole answer's body with LLM0's `latency_ms` and `cost_usd` in it, where the dialect has them.
    virtual std::string withCost(std::string body, std::int64_t latencyMs,
                                 std::string_view costDecimal) const;
};

} // namespace llm0
