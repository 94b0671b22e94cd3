#include "dialects/responses/outputstream.h"

#include "dialects/openai/chatmessage.h"
#include "dialects/responses/encryptedcontent.h"
#include "dialects/responses/outputreader.h"
#include "dialects/responses/reasoningitem.h"

#include <algorithm>

namespace llm0 {

namespace {
constexpr std::int64_t wholeItem = -1;
}

AnswerEvent &OutputStream::add(AnswerEvent::Kind kind, const OpenPart &part,
                               std::vector<AnswerEvent> &events) const
{
    AnswerEvent &event = events.emplace_back();
    event.kind = kind;
    event.index = part.index;
    event.part.kind = part.kind;
    return event;
}

OutputStream::OpenPart &OutputStream::begin(std::int64_t item, std::int64_t content, Part part,
                                            std::vector<AnswerEvent> &events)
{
    OpenPart &open = m_parts.emplace_back();
    open.item = item;
    open.content = content;
    open.index = static_cast<int>(m_parts.size()) - 1;
    open.kind = part.kind;
    open.callId = part.id;
    add(AnswerEvent::Kind::PartBegin, open, events).part = std::move(part);
    return open;
}

void OutputStream::end(OpenPart &part, std::vector<AnswerEvent> &events)
{
    if (std::exchange(part.open, false))
        add(AnswerEvent::Kind::PartEnd, part, events);
}

OutputStream::OpenPart *OutputStream::find(JsonObject event, bool byContent)
{
    const std::int64_t item = countIn(event, "output_index");
    const std::int64_t content = byContent ? countIn(event, "content_index") : wholeItem;
    const auto found = std::find_if(m_parts.begin(), m_parts.end(), [&](const OpenPart &part) {
        return part.open && part.item == item && (part.content == content || part.content == wholeItem);
    });
    return found == m_parts.end() ? nullptr : &*found;
}

void OutputStream::itemAdded(JsonObject event, std::vector<AnswerEvent> &events)
{
    const auto item = objectIn(event, "item");
    if (!item)
        return;
    const std::string_view type = textIn(*item, "type");
    const std::int64_t index = countIn(event, "output_index");
    Part part;
    if (type == "function_call") {
        m_calledTools = true;
        part.kind = Part::Kind::ToolCall;
        part.id = textIn(*item, "call_id");
        part.name = textIn(*item, "name");
        begin(index, wholeItem, std::move(part), events);
    } else if (type == "reasoning") {
        const Sealed sealed = sealedIn(textIn(*item, "encrypted_content"));
        if (sealed.signsOther)
            return;
        part.kind = sealed.redacted ? Part::Kind::RedactedThinking : Part::Kind::Thinking;
        if (sealed.redacted)
            part.signature = sealed.signature;
        part.id = textIn(*item, "id");
        begin(index, wholeItem, std::move(part), events);
    } else {
        m_unread |= type != "message";
    }
}

void OutputStream::itemDone(JsonObject event, std::vector<AnswerEvent> &events)
{
    const auto item = objectIn(event, "item");
    if (!item)
        return;
    m_webSearches += isWebSearch(*item) ? 1 : 0;
    OpenPart *part = find(event, false);
    if (textIn(*item, "type") == "reasoning")
        return reasoningDone(part, *item, events);
    if (!part)
        return;
    if (const std::string_view arguments = textIn(*item, "arguments"); !part->told && !arguments.empty())
        add(AnswerEvent::Kind::Delta, *part, events).part.arguments = arguments;
    end(*part, events);
}

void OutputStream::reasoningDone(OpenPart *part, JsonObject item, std::vector<AnswerEvent> &events)
{
    const Sealed sealed = sealedIn(textIn(item, "encrypted_content"));
    if (sealed.signsOther) {
        const auto signedPart = std::find_if(m_parts.rbegin(), m_parts.rend(), [&](const OpenPart &each) {
            return sealed.callId.empty() ? each.kind == Part::Kind::Text
                                         : each.kind == Part::Kind::ToolCall && each.callId == sealed.callId;
        });
        if (signedPart != m_parts.rend())
            add(AnswerEvent::Kind::Delta, *signedPart, events).part.signature = sealed.signature;
        return;
    }
    if (!part)
        return;
    if (std::string text = reasoningTextIn(item); !part->told && !text.empty())
        add(AnswerEvent::Kind::Delta, *part, events).part.text = std::move(text);
    if (sealed.signature && part->kind == Part::Kind::Thinking)
        add(AnswerEvent::Kind::Delta, *part, events).part.signature = sealed.signature;
    end(*part, events);
}

void OutputStream::contentAdded(JsonObject event, std::vector<AnswerEvent> &events)
{
    const auto fields = objectIn(event, "part");
    if (!fields || find(event, true))
        return;
    Part part;
    if (textIn(*fields, "type") == "refusal") {
        part.kind = Part::Kind::Refusal;
        m_refused = true;
    }
    begin(countIn(event, "output_index"), countIn(event, "content_index"), std::move(part), events);
}

void OutputStream::contentDone(JsonObject event, std::vector<AnswerEvent> &events)
{
    if (OpenPart *part = find(event, true); part && part->content != wholeItem)
        end(*part, events);
}

void OutputStream::delta(JsonObject event, std::vector<AnswerEvent> &events)
{
    OpenPart *part = find(event, true);
    const std::string_view text = textIn(event, "delta");
    const auto logprobs = arrayIn(event, "logprobs");
    const bool measured = logprobs && logprobs->begin() != logprobs->end();
    if (!part || (text.empty() && !measured))
        return;
    part->told = true;
    AnswerEvent &delta = add(AnswerEvent::Kind::Delta, *part, events);
    (part->kind == Part::Kind::ToolCall ? delta.part.arguments : delta.part.text) = text;
    if (!measured)
        return;
    const std::string array = simdjson::minify(*logprobs);
    delta.logprobs = array.substr(1, array.size() - 2);
}

void OutputStream::annotation(JsonObject event, std::vector<AnswerEvent> &events)
{
    OpenPart *part = find(event, true);
    const auto fields = objectIn(event, "annotation");
    if (part && fields && textIn(*fields, "type") == "url_citation")
        add(AnswerEvent::Kind::Delta, *part, events).part.citations = {citationOf(*fields)};
}

void OutputStream::summaryAdded(JsonObject event, std::vector<AnswerEvent> &events)
{
    OpenPart *part = find(event, false);
    if (part && part->told)
        add(AnswerEvent::Kind::Delta, *part, events).part.text = "\n\n";
}

void OutputStream::closeAll(std::vector<AnswerEvent> &events)
{
    for (OpenPart &part : m_parts)
        end(part, events);
}

} // namespace llm0
