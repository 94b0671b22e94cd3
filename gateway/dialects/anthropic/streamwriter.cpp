#include "dialects/anthropic/streamwriter.h"

#include "dialects/anthropic/answerwriter.h"
#include "dialects/anthropic/blockwriter.h"
#include "dialects/anthropic/usage.h"
#include "dialects/anthropic/words.h"
#include "framing/sse.h"

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

void appendFrame(std::string_view name, const Json &data, std::string &out)
{
    out += sseFrame(name, data.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void addTo(Part &part, const Part &added)
{
    part.text += added.text;
    part.arguments += added.arguments;
    part.citations.insert(part.citations.end(), added.citations.begin(), added.citations.end());
    if (added.signature)
        part.signature = added.signature;
}

} // namespace

void AnthropicStreamWriter::event(const AnswerEvent &event, std::string &out)
{
    const bool ofOtherChoice = event.choice != 0;
    if (ofOtherChoice)
        return;
    switch (event.kind) {
    case AnswerEvent::Kind::Begin:
        return begin(event, out);
    case AnswerEvent::Kind::PartBegin:
        m_waiting[event.index].opening = event.part;
        return openNext(out);
    case AnswerEvent::Kind::Delta:
        return delta(event, out);
    case AnswerEvent::Kind::PartEnd:
        m_waiting[event.index].ended = true;
        return openNext(out);
    case AnswerEvent::Kind::Finish:
        m_finish = event.finish;
        m_stopSequence = event.stopSequence;
        return;
    case AnswerEvent::Kind::Usage:
        m_usage = event.usage.value_or(Usage{});
        return;
    case AnswerEvent::Kind::End:
        return end(out);
    case AnswerEvent::Kind::Error:
        return; // told by failure()
    }
}

void AnthropicStreamWriter::begin(const AnswerEvent &event, std::string &out)
{
    m_serviceTier = event.serviceTier;
    Json message = anthropicMessageHead(event.id, event.model.empty() ? m_model : event.model);
    message["content"] = Json::array();
    message["stop_reason"] = nullptr;
    message["stop_sequence"] = nullptr;
    message["usage"] = anthropicUsageJson({}, m_serviceTier);
    appendFrame("message_start", {{"type", "message_start"}, {"message", std::move(message)}}, out);
}

void AnthropicStreamWriter::delta(const AnswerEvent &event, std::string &out)
{
    if (event.index != m_openPart)
        return addTo(m_waiting[event.index].waiting, event.part);
    if (m_openIsTold)
        appendAnthropicDeltas(event.part, m_waiting[event.index].opening.kind, m_nextIndex, out);
}

/// Ends the open block if its part has ended and begins the next that has come, as often as that goes on.
void AnthropicStreamWriter::openNext(std::string &out)
{
    if (m_openPart >= 0 && m_waiting[m_openPart].ended)
        close(out);
    while (m_openPart < 0 && !m_waiting.empty()) {
        auto &[part, block] = *m_waiting.begin();
        m_openPart = part;
        const auto opening = anthropicOpeningBlock(block.opening);
        m_openIsTold = opening.has_value();
        if (m_openIsTold) {
            appendFrame(
                "content_block_start",
                {{"type", "content_block_start"}, {"index", m_nextIndex}, {"content_block", *opening}}, out);
            appendAnthropicDeltas(block.waiting, block.opening.kind, m_nextIndex, out);
        }
        block.waiting = {};
        if (block.ended)
            close(out);
    }
}

void AnthropicStreamWriter::close(std::string &out)
{
    if (m_openIsTold) {
        appendFrame("content_block_stop", {{"type", "content_block_stop"}, {"index", m_nextIndex}}, out);
        ++m_nextIndex;
    }
    m_waiting.erase(m_openPart);
    m_openPart = -1;
}

void AnthropicStreamWriter::end(std::string &out)
{
    for (auto &[part, block] : m_waiting)
        block.ended = true;
    openNext(out);
    const Json delta = {{"stop_reason", stopReasonOf(m_finish)},
                        {"stop_sequence", m_stopSequence.empty() ? Json() : Json(m_stopSequence)}};
    appendFrame("message_delta",
                {{"type", "message_delta"}, {"delta", delta}, {"usage", anthropicUsageJson(m_usage, {})}},
                out);
    appendFrame("message_stop", {{"type", "message_stop"}}, out);
}

} // namespace llm0
