#include "dialects/responses/responseevents.h"

#include "dialects/jsonstring.h"
#include "dialects/responses/outputitems.h"
#include "dialects/responses/responsesusage.h"
#include "framing/sse.h"

namespace llm0 {

namespace {

std::string member(std::string_view name, std::string_view value)
{
    std::string out = ",\"";
    out.append(name).append("\":");
    appendJsonString(out, value);
    return out;
}

std::string summaryPiece(std::string_view text)
{
    std::string out = R"({"type":"summary_text","text":)";
    appendJsonString(out, text);
    return out + "}";
}

bool isText(const Part &part)
{
    return part.kind == Part::Kind::Text || part.kind == Part::Kind::Refusal;
}

} // namespace

void ResponseEvents::event(const AnswerEvent &event, std::string &out)
{
    if (event.choice > 0)
        return; // there is one answer to a request
    switch (event.kind) {
    case AnswerEvent::Kind::Begin:
        return begin(event, out);
    case AnswerEvent::Kind::PartBegin:
        return partBegin(event, out);
    case AnswerEvent::Kind::Delta:
        return delta(event, out);
    case AnswerEvent::Kind::PartEnd:
        if (Item *item = itemAt(event.index))
            partEnd(*item, out);
        return;
    case AnswerEvent::Kind::Finish:
        m_finish = event.finish;
        return;
    case AnswerEvent::Kind::Usage:
        m_usage = event.usage ? responsesUsageJson(*event.usage) : "";
        return;
    case AnswerEvent::Kind::End:
        return end(out);
    case AnswerEvent::Kind::Error:
        return; // told by failure()
    }
}

void ResponseEvents::send(std::string_view type, std::string_view fields, std::string &out)
{
    std::string data = "{\"type\":\"" + std::string(type) + "\",\"sequence_number\":";
    data.append(std::to_string(m_number++)).append(fields).append("}");
    out += sseFrame(type, data);
}

std::string ResponseEvents::placeOf(const Item &item, std::string_view subIndex) const
{
    std::string fields = member("item_id", outputItemId(item.part, m_object.idSeed(), item.place));
    fields += ",\"output_index\":" + std::to_string(item.place);
    if (!subIndex.empty())
        fields.append(",\"").append(subIndex).append("\":0");
    return fields;
}

ResponseEvents::Item *ResponseEvents::itemAt(int index)
{
    const auto at = static_cast<std::size_t>(index);
    return index >= 0 && at < m_items.size() && m_items[at].open ? &m_items[at] : nullptr;
}

void ResponseEvents::begin(const AnswerEvent &event, std::string &out)
{
    m_object.setHead(event.id, event.model, event.createdAt, event.serviceTier);
    const std::string response = ",\"response\":" + m_object.json({});
    send("response.created", response, out);
    send("response.in_progress", response, out);
}

void ResponseEvents::addedItem(std::string_view json, std::size_t place, std::string &out)
{
    send("response.output_item.added",
         ",\"output_index\":" + std::to_string(place) + ",\"item\":" + std::string(json), out);
}

void ResponseEvents::doneItem(std::string json, std::size_t place, std::string &out)
{
    send("response.output_item.done", ",\"output_index\":" + std::to_string(place) + ",\"item\":" + json,
         out);
    if (m_done.size() <= place)
        m_done.resize(place + 1);
    m_done[place] = std::move(json);
}

void ResponseEvents::partBegin(const AnswerEvent &event, std::string &out)
{
    if (!hasItem(event.part) || event.index < 0)
        return;
    if (m_items.size() <= static_cast<std::size_t>(event.index))
        m_items.resize(static_cast<std::size_t>(event.index) + 1);
    Item &item = m_items[static_cast<std::size_t>(event.index)];
    item.part = event.part;
    item.place = m_places++;
    item.open = true;
    m_refused |= event.part.kind == Part::Kind::Refusal;
    addedItem(outputItem(item.part, ItemStatus::InProgress, m_object.idSeed(), item.place), item.place, out);
    if (isText(item.part))
        send("response.content_part.added",
             placeOf(item, "content_index") + ",\"part\":" + contentPiece(item.part), out);
}

void ResponseEvents::delta(const AnswerEvent &event, std::string &out)
{
    Item *item = itemAt(event.index);
    if (!item)
        return;
    const Part &added = event.part;
    if (added.signature)
        item->part.signature = added.signature;
    item->part.data += added.data;
    if (isText(item->part)) {
        textDelta(*item, event, out);
    } else if (item->part.kind == Part::Kind::Thinking && !added.text.empty()) {
        thinkingDelta(*item, added.text, out);
    } else if (item->part.kind == Part::Kind::ToolCall && !added.arguments.empty()) {
        item->part.arguments += added.arguments;
        send("response.function_call_arguments.delta", placeOf(*item) + member("delta", added.arguments),
             out);
    }
}

void ResponseEvents::textDelta(Item &item, const AnswerEvent &event, std::string &out)
{
    const std::string place = placeOf(item, "content_index");
    if (!event.logprobs.empty())
        item.logprobs.append(item.logprobs.empty() ? "" : ",").append(event.logprobs);
    if (!event.part.text.empty() || !event.logprobs.empty()) {
        item.part.text += event.part.text;
        const std::string delta = place + member("delta", event.part.text);
        if (item.part.kind == Part::Kind::Refusal)
            send("response.refusal.delta", delta, out);
        else
            send("response.output_text.delta", delta + ",\"logprobs\":[" + event.logprobs + "]", out);
    }
    for (const Citation &citation : event.part.citations) {
        send("response.output_text.annotation.added",
             place + ",\"annotation_index\":" + std::to_string(item.part.citations.size())
                 + ",\"annotation\":" + annotationPiece(citation),
             out);
        item.part.citations.push_back(citation);
    }
}

void ResponseEvents::thinkingDelta(Item &item, std::string_view text, std::string &out)
{
    if (!std::exchange(item.summarised, true))
        send("response.reasoning_summary_part.added",
             placeOf(item, "summary_index") + ",\"part\":" + summaryPiece({}), out);
    item.part.text += text;
    send("response.reasoning_summary_text.delta", placeOf(item, "summary_index") + member("delta", text),
         out);
}

void ResponseEvents::textDone(const Item &item, std::string &out)
{
    const std::string place = placeOf(item, "content_index");
    if (item.part.kind == Part::Kind::Refusal)
        send("response.refusal.done", place + member("refusal", item.part.text), out);
    else
        send("response.output_text.done",
             place + member("text", item.part.text) + ",\"logprobs\":[" + item.logprobs + "]", out);
    send("response.content_part.done", place + ",\"part\":" + contentPiece(item.part, item.logprobs), out);
}

void ResponseEvents::partEnd(Item &item, std::string &out)
{
    item.open = false;
    if (isText(item.part)) {
        textDone(item, out);
    } else if (item.summarised) {
        const std::string place = placeOf(item, "summary_index");
        send("response.reasoning_summary_text.done", place + member("text", item.part.text), out);
        send("response.reasoning_summary_part.done", place + ",\"part\":" + summaryPiece(item.part.text),
             out);
    } else if (item.part.kind == Part::Kind::ToolCall) {
        send("response.function_call_arguments.done",
             placeOf(item) + member("name", item.part.name) + member("arguments", item.part.arguments), out);
    }
    doneItem(outputItem(item.part, ItemStatus::Completed, m_object.idSeed(), item.place, item.logprobs),
             item.place, out);
    std::string signature = signatureItem(item.part, m_object.idSeed(), m_places);
    if (signature.empty())
        return;
    addedItem(signature, m_places, out);
    doneItem(std::move(signature), m_places++, out);
}

std::string ResponseEvents::output() const
{
    std::string items;
    for (const std::string &item : m_done) {
        if (!item.empty())
            items.append(items.empty() ? "" : ",").append(item);
    }
    return items;
}

void ResponseEvents::end(std::string &out)
{
    for (Item &item : m_items) {
        if (item.open)
            partEnd(item, out);
    }
    const ResponseEnd end = responseEnd(m_finish, m_refused);
    const std::string items = output();
    ResponseObject::State state;
    state.status = end.status;
    state.incompleteReason = end.incompleteReason;
    state.output = items;
    state.usage = m_usage;
    send("response." + std::string(end.status), ",\"response\":" + m_object.json(state), out);
}

void ResponseEvents::failure(const CallError &error, std::string &out)
{
    std::string fields = "{\"code\":";
    appendJsonString(fields, error.code);
    fields += member("message", error.message) + "}";
    const std::string items = output();
    ResponseObject::State state;
    state.status = "failed";
    state.error = fields;
    state.output = items;
    state.usage = m_usage;
    if (m_number == 0)
        m_object.setHead("failed", {}, 0, {});
    send("response.failed", ",\"response\":" + m_object.json(state), out);
}

} // namespace llm0
