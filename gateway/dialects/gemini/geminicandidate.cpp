#include "dialects/gemini/geminicandidate.h"

#include "dialects/gemini/geminifinish.h"
#include "dialects/gemini/geminigrounding.h"
#include "dialects/gemini/geminilogprobs.h"
#include "dialects/gemini/geminipart.h"
#include "dialects/gemini/geminisignature.h"
#include "dialects/madecallid.h"

namespace llm0 {

namespace {

/// Longer texts are not kept to tell sources by characters.
constexpr std::size_t longestCitedText = 8u * 1024 * 1024;

std::optional<Signature> signatureIn(JsonObject fields)
{
    const std::string_view spelt = textIn(fields, "thoughtSignature");
    return spelt.empty() ? std::nullopt : std::optional(geminiSignature(spelt));
}

Part emptyPart(Part::Kind kind)
{
    Part part;
    part.kind = kind;
    return part;
}

} // namespace

AnswerEvent GeminiCandidate::event(AnswerEvent::Kind kind) const
{
    AnswerEvent event;
    event.kind = kind;
    event.choice = m_index;
    event.index = std::max(m_part, 0);
    event.part.kind = m_kind;
    return event;
}

void GeminiCandidate::read(JsonObject fields, std::vector<AnswerEvent> &events)
{
    if (m_finished)
        return;
    const auto content = objectIn(fields, "content");
    if (const auto parts = content ? arrayIn(*content, "parts") : std::nullopt) {
        for (const JsonValue item : *parts) {
            JsonObject piece;
            if (!item.get(piece))
                part(piece, events);
        }
    }
    logprobs(fields, events);
    if (auto citations = geminiCitations(fields, m_text); !citations.empty())
        m_citations = std::move(citations);
    if (const std::string_view reason = textIn(fields, "finishReason"); !reason.empty())
        finish(reason, events);
}

void GeminiCandidate::part(JsonObject fields, std::vector<AnswerEvent> &events)
{
    if (const auto called = objectIn(fields, "functionCall"))
        return call(fields, events);
    if (objectIn(fields, "inlineData"))
        return media(fields, events);
    if (valueIn(fields, "text") || valueIn(fields, "thoughtSignature"))
        return text(fields, flagIn(fields, "thought") ? Part::Kind::Thinking : Part::Kind::Text, events);
    // Code that Google ran, files, calls of its own tools: passed on where Gemini is spoken, not kept.
    unread(events);
}

void GeminiCandidate::unread(std::vector<AnswerEvent> &events)
{
    if (m_part < 0)
        open(emptyPart(Part::Kind::Text), events);
    AnswerEvent told = event(AnswerEvent::Kind::Delta);
    told.unread = true;
    events.push_back(std::move(told));
}

void GeminiCandidate::text(JsonObject fields, Part::Kind kind, std::vector<AnswerEvent> &events)
{
    const std::string_view said = textIn(fields, "text");
    const auto signature = signatureIn(fields);
    const bool goesOn = m_open && m_kind == kind;
    if (said.empty() && !signature)
        return;
    if (said.empty() && !goesOn) { // a signature alone
        Part alone = emptyPart(Part::Kind::RedactedThinking);
        alone.signature = signature;
        open(std::move(alone), events);
        return close(events);
    }
    if (!goesOn)
        open(emptyPart(kind), events);
    Part added = emptyPart(kind);
    added.text = said;
    added.signature = signature;
    if (kind == Part::Kind::Text && m_text.size() + said.size() <= longestCitedText)
        m_text += said;
    delta(std::move(added), events);
    if (signature) // what follows is signed by itself
        close(events);
}

void GeminiCandidate::call(JsonObject fields, std::vector<AnswerEvent> &events)
{
    const JsonObject called = *objectIn(fields, "functionCall");
    Part opened = emptyPart(Part::Kind::ToolCall);
    opened.name = textIn(called, "name");
    opened.id = textIn(called, "id");
    if (opened.id.empty())
        opened.id = madeCallId(m_answerId.empty() ? m_text : m_answerId,
                               static_cast<std::size_t>(m_index) * 1000 + m_calls);
    ++m_calls;
    const bool pieces = valueIn(called, "partialArgs") || flagIn(called, "willContinue");
    open(std::move(opened), events);
    Part added = emptyPart(Part::Kind::ToolCall);
    const auto args = objectIn(called, "args");
    added.arguments = args ? jsonTextOf(*args) : "{}";
    added.signature = signatureIn(fields);
    delta(std::move(added), events);
    events.back().unread = pieces; // arguments in pieces: only where Gemini is spoken on both sides
    close(events);
}

void GeminiCandidate::media(JsonObject fields, std::vector<AnswerEvent> &events)
{
    const JsonObject data = *objectIn(fields, "inlineData");
    const std::string_view type = textIn(data, "mimeType");
    if (flagIn(fields, "thought")) // a draft of a picture
        return unread(events);
    Part opened = emptyPart(mediaKind(type));
    opened.mediaType = type;
    open(std::move(opened), events);
    Part added = emptyPart(m_kind);
    added.data = textIn(data, "data");
    added.signature = signatureIn(fields);
    delta(std::move(added), events);
    close(events);
}

void GeminiCandidate::open(Part part, std::vector<AnswerEvent> &events)
{
    close(events);
    m_open = true;
    m_kind = part.kind;
    ++m_part;
    if (m_kind == Part::Kind::Text)
        m_lastText = m_part;
    AnswerEvent begin = event(AnswerEvent::Kind::PartBegin);
    begin.part = std::move(part);
    events.push_back(std::move(begin));
}

void GeminiCandidate::delta(Part part, std::vector<AnswerEvent> &events)
{
    AnswerEvent added = event(AnswerEvent::Kind::Delta);
    added.part = std::move(part);
    events.push_back(std::move(added));
}

void GeminiCandidate::close(std::vector<AnswerEvent> &events)
{
    if (m_open)
        events.push_back(event(AnswerEvent::Kind::PartEnd));
    m_open = false;
}

void GeminiCandidate::logprobs(JsonObject fields, std::vector<AnswerEvent> &events)
{
    JsonText entries = logprobsOf(fields);
    if (entries.empty() || m_part < 0)
        return;
    AnswerEvent told = event(AnswerEvent::Kind::Delta);
    told.logprobs = std::move(entries);
    events.push_back(std::move(told));
}

void GeminiCandidate::finish(std::string_view reason, std::vector<AnswerEvent> &events)
{
    if (!m_citations.empty() && m_lastText >= 0) {
        AnswerEvent sources = event(AnswerEvent::Kind::Delta);
        sources.index = m_lastText;
        sources.part.kind = Part::Kind::Text;
        sources.part.citations = std::move(m_citations);
        events.push_back(std::move(sources));
    }
    close(events);
    m_finished = true;
    AnswerEvent end = event(AnswerEvent::Kind::Finish);
    end.finish = geminiFinish(reason, m_calls > 0);
    events.push_back(std::move(end));
}

} // namespace llm0
