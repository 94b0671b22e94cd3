#pragma once

#include "dialects/answerassembler.h"
#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

namespace llm0 {

/// A provider's answer on its way to the client: reads what it says and costs, and passes it on, as it is
/// where both speak the same format, spelt anew where not. Pure: bytes in, bytes out. One answer.
class AnswerRelay
{
public:
    struct Terms {
        const ProviderFormat &format;
        AnswerWriter &writer;
        TokenBound bound;
        bool same = false;      ///< client and provider speak the same format
        bool streamed = false;  ///< the client wants a stream
        bool hideUsage = false; ///< the client did not ask for the usage frame that we asked for
        bool embeds = false;
        std::int64_t nowSeconds =
            0;                ///< since 1970: when the answer was made, where its provider does not say
        std::string answerId; ///< the answer's, where its provider gives it none
        AnswerAssembler *keep = nullptr; ///< gets every step of the answer, for the cache
    };
    explicit AnswerRelay(const Terms &terms);

    /// Bytes of a stream; appends what may go on to the client, whole events at a time. False: this is no
    /// stream (an event without end).
    bool feed(std::string_view bytes, std::string &out);
    /// The provider has ended its stream in good order.
    void end(std::string &out);
    /// A whole answer: the client's, or why it is none. For a client that wants a stream it becomes one.
    Result<std::string> whole(std::string_view body);

    /// What the provider says it bills: its last word only, and only if it can be true.
    std::optional<Usage> usage() const;
    std::int64_t outputTokensSeen() const { return m_outputTokens; }
    bool sawText() const { return m_outputTokens > 0; }
    /// The stream's terminal event has come, or the whole answer was one; and no error was among it.
    bool complete() const { return m_complete && !m_failed; }
    /// A stream whose provider broke off and said why; empty: it did not.
    const std::string &failure() const { return m_failure; }

private:
    void learn(const AnswerEvent &event);
    void learnAll();
    /// Writers are told a beginning before all else, also where the provider told none.
    void beginOnce();
    /// Gives the answer what its provider left out.
    void name(std::string &id, std::int64_t &createdAt) const;
    void tell(std::string &out);
    void onFrame(const StreamFrame &frame, std::string &out);
    Result<std::string> wholeChat(std::string_view body);
    Result<std::string> wholeEmbeddings(std::string_view body);

    Terms m_terms;
    std::unique_ptr<AnswerReader> m_reader;
    std::unique_ptr<StreamFramer> m_framer;
    std::vector<AnswerEvent> m_events; ///< of one frame; kept for its capacity
    std::optional<Usage> m_usage;
    bool m_usageIsFinal = false; ///< not a count that still runs
    std::int64_t m_outputTokens = 0;
    bool m_begun = false;
    bool m_complete = false;
    bool m_failed = false;
    std::string m_failure;
};

} // namespace llm0
