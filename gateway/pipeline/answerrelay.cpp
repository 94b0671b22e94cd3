#include "pipeline/answerrelay.h"

#include <algorithm>

namespace llm0 {

namespace {

/// A whole answer that is told as a stream comes in pieces of this size.
constexpr std::size_t pieceBytes = 64;

/// Our asking for the usage puts an empty one into every event; some libraries (Mistral's) take no null
/// there. In JSON these bytes cannot stand inside a text.
std::string withoutEmptyUsage(std::string_view event)
{
    std::string text(event);
    for (const std::string_view empty : {R"(,"usage":null)", R"(, "usage": null)"}) {
        if (const auto at = text.find(empty); at != std::string::npos)
            text.erase(at, empty.size());
    }
    return text;
}

/// Mistral's library wants the `id` that OpenAI's embeddings lack.
std::string withId(std::string_view embeddings)
{
    std::string text(embeddings);
    if (const auto at = text.find('{'); at != std::string::npos)
        text.insert(at + 1, R"("id":"embd",)");
    return text;
}

} // namespace

AnswerRelay::AnswerRelay(const Terms &terms)
    : m_terms(terms)
    , m_reader(terms.format.answerReader())
    , m_framer(newFramer(terms.format.framing()))
{}

bool AnswerRelay::feed(std::string_view bytes, std::string &out)
{
    return m_framer->feed(bytes, [&](const StreamFrame &frame) { onFrame(frame, out); });
}

void AnswerRelay::onFrame(const StreamFrame &frame, std::string &out)
{
    m_events.clear();
    if (!frame.data.empty())
        m_reader->frame(frame.name, frame.data, m_events);
    learnAll();
    if (!m_terms.same)
        return tell(out);
    const bool onlyUsage =
        !m_events.empty() && std::all_of(m_events.begin(), m_events.end(), [](const AnswerEvent &event) {
            return event.kind == AnswerEvent::Kind::Usage && event.alone;
        });
    if (!m_terms.hideUsage)
        m_terms.writer.relayed(frame.raw, frame.data, out);
    else if (!onlyUsage)
        m_terms.writer.relayed(withoutEmptyUsage(frame.raw), frame.data, out);
}

void AnswerRelay::beginOnce()
{
    const auto first = std::find_if(m_events.begin(), m_events.end(), [](const AnswerEvent &event) {
        return event.kind != AnswerEvent::Kind::Error;
    });
    if (m_begun || first == m_events.end())
        return;
    m_begun = true;
    if (first->kind != AnswerEvent::Kind::Begin)
        m_events.insert(first, AnswerEvent{});
}

void AnswerRelay::learnAll()
{
    beginOnce();
    for (AnswerEvent &event : m_events) {
        if (event.kind == AnswerEvent::Kind::Begin)
            name(event.id, event.createdAt);
        learn(event);
    }
}

void AnswerRelay::name(std::string &id, std::int64_t &createdAt) const
{
    if (id.empty())
        id = m_terms.answerId;
    if (createdAt == 0)
        createdAt = m_terms.nowSeconds;
}

void AnswerRelay::tell(std::string &out)
{
    for (const AnswerEvent &event : m_events) {
        if (event.kind != AnswerEvent::Kind::Error)
            m_terms.writer.event(event, out);
    }
}

void AnswerRelay::end(std::string &out)
{
    m_events.clear();
    if (m_framer->atBoundary())
        m_reader->end(m_events);
    learnAll();
    if (!m_terms.same)
        tell(out);
    else if (complete())
        m_terms.writer.relayedEnd(out);
}

Result<std::string> AnswerRelay::whole(std::string_view body)
{
    return m_terms.embeds ? wholeEmbeddings(body) : wholeChat(body);
}

Result<std::string> AnswerRelay::wholeChat(std::string_view body)
{
    auto answer = m_reader->whole(body);
    if (!answer)
        return answer.error();
    name(answer->id, answer->createdAt);
    const bool asStream = m_terms.streamed && !m_terms.same;
    std::string out;
    tellAsStream(*answer, asStream ? pieceBytes : std::string::npos, [&](const AnswerEvent &event) {
        learn(event);
        if (asStream)
            m_terms.writer.event(event, out);
    });
    if (m_terms.same)
        return std::string(body);
    return asStream ? std::move(out) : m_terms.writer.whole(*answer);
}

Result<std::string> AnswerRelay::wholeEmbeddings(std::string_view body)
{
    auto answer = m_terms.format.embeddings(body);
    if (!answer)
        return answer.error();
    m_complete = true;
    if (answer->promptTokens) {
        m_usage = Usage{};
        m_usage->input = *answer->promptTokens;
    }
    if (!m_terms.same)
        return m_terms.writer.whole(*answer);
    const bool lacksId = m_terms.format.format() == Format::OpenAiEmbeddings && answer->id.empty();
    return lacksId ? withId(body) : std::string(body);
}

std::optional<Usage> AnswerRelay::usage() const
{
    if (!m_usage || !(m_usageIsFinal || m_complete))
        return std::nullopt;
    const bool possible = m_usage->promptTotal() > 0 && (m_usage->completionTotal() > 0 || !sawText());
    return possible ? m_usage : std::nullopt;
}

void AnswerRelay::learn(const AnswerEvent &event)
{
    if (m_terms.keep)
        m_terms.keep->add(event);
    switch (event.kind) {
    case AnswerEvent::Kind::PartBegin:
    case AnswerEvent::Kind::Delta:
        for (const std::string *text : {&event.part.text, &event.part.name, &event.part.arguments}) {
            if (!text->empty())
                m_outputTokens += m_terms.bound(*text);
        }
        break;
    case AnswerEvent::Kind::Usage:
        m_usage = event.usage;
        m_usageIsFinal = event.final;
        break;
    case AnswerEvent::Kind::Error:
        m_failed = true;
        m_failure = event.text;
        break;
    case AnswerEvent::Kind::End:
        m_complete = true;
        break;
    default:
        break;
    }
}

} // namespace llm0
