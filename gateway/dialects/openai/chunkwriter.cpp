#include "dialects/openai/chunkwriter.h"

#include "dialects/dataurl.h"
#include "dialects/jsonstring.h"
#include "dialects/openai/chatmessagewriter.h"
#include "dialects/openai/chatwords.h"
#include "dialects/openai/openaiusage.h"
#include "dialects/openai/reasoningdetails.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::string_view unfinished = R"(,"finish_reason":null)";

void addMember(std::string &out, std::string_view name, std::string_view value)
{
    out.append(",\"").append(name).append("\":");
    appendJsonString(out, value);
}

std::string_view fieldOf(Part::Kind kind)
{
    switch (kind) {
    case Part::Kind::Thinking:
        return "reasoning_content";
    case Part::Kind::Refusal:
        return "refusal";
    default:
        return "content";
    }
}

std::string callBegin(const Part &call, int number)
{
    std::string out = R"("tool_calls":[{"index":)" + std::to_string(number);
    addMember(out, "id", call.id);
    out += R"(,"type":"function","function":{"name":)";
    appendJsonString(out, call.name);
    return out + R"(,"arguments":""}}])";
}

std::string callDelta(std::string_view arguments, int number)
{
    std::string out = R"("tool_calls":[{"index":)" + std::to_string(number) + R"(,"function":{"arguments":)";
    appendJsonString(out, arguments);
    return out + "}}]";
}

std::string audioDelta(const Part &audio, std::string_view id)
{
    std::string out = R"("audio":{"id":)";
    appendJsonString(out, id);
    if (!audio.data.empty())
        addMember(out, "data", audio.data);
    if (!audio.text.empty())
        addMember(out, "transcript", audio.text);
    return out + "}";
}

std::string imageDelta(const Part &image)
{
    std::string out = R"("images":[{"type":"image_url","image_url":{"url":)";
    appendJsonString(out, image.url.empty() ? dataUrl(image.mediaType, image.data) : image.url);
    return out + "}}]";
}

} // namespace

void ChunkWriter::event(const AnswerEvent &event, std::string &out)
{
    switch (event.kind) {
    case AnswerEvent::Kind::Begin:
        return begin(event, out);
    case AnswerEvent::Kind::PartBegin:
        return partBegin(event, out);
    case AnswerEvent::Kind::Delta:
        return delta(event, out);
    case AnswerEvent::Kind::PartEnd:
        return partEnd(event, out);
    case AnswerEvent::Kind::Finish:
        return finish(event, out);
    case AnswerEvent::Kind::Usage:
        m_usage = event.usage;
        return;
    case AnswerEvent::Kind::End:
        return end(out);
    case AnswerEvent::Kind::Error:
        return; // told by failure()
    }
}

void ChunkWriter::begin(const AnswerEvent &event, std::string &out)
{
    m_head = "data: {\"id\":";
    appendJsonString(m_head, event.id);
    m_head += R"(,"object":"chat.completion.chunk","created":)" + std::to_string(event.createdAt);
    addMember(m_head, "model", event.model.empty() ? m_call.model : event.model);
    if (!event.serviceTier.empty())
        addMember(m_head, "service_tier", event.serviceTier);
    if (!event.fingerprint.empty())
        addMember(m_head, "system_fingerprint", event.fingerprint);
    m_head += ",\"choices\":[";
    choice(0, out);
}

ChunkWriter::ChoiceState &ChunkWriter::choice(int index, std::string &out)
{
    const auto at = static_cast<std::size_t>(std::max(index, 0));
    if (m_choices.size() <= at)
        m_choices.resize(at + 1);
    ChoiceState &state = m_choices[at];
    if (!std::exchange(state.begun, true))
        chunk(index, R"("role":"assistant","content":"","refusal":null)", unfinished, out);
    return state;
}

ChunkWriter::OpenPart &ChunkWriter::part(ChoiceState &choice, int index)
{
    const auto at = static_cast<std::size_t>(std::max(index, 0));
    if (choice.parts.size() <= at)
        choice.parts.resize(at + 1);
    return choice.parts[at];
}

void ChunkWriter::partBegin(const AnswerEvent &event, std::string &out)
{
    ChoiceState &state = choice(event.choice, out);
    OpenPart &open = part(state, event.index);
    open.part = event.part;
    state.refused |= event.part.kind == Part::Kind::Refusal;
    if (event.part.kind == Part::Kind::ToolCall) {
        open.callNumber = state.calls++;
        chunk(event.choice, callBegin(event.part, open.callNumber), unfinished, out);
    }
}

void ChunkWriter::delta(const AnswerEvent &event, std::string &out)
{
    OpenPart &open = part(choice(event.choice, out), event.index);
    const Part &added = event.part;
    if (added.signature)
        open.part.signature = added.signature;
    if (!event.logprobs.empty())
        return text(event.choice, fieldOf(open.part.kind), added.text, event.logprobs, out);
    switch (open.part.kind) {
    case Part::Kind::ToolCall:
        if (!added.arguments.empty())
            chunk(event.choice, callDelta(added.arguments, open.callNumber), unfinished, out);
        return;
    case Part::Kind::Audio:
        return chunk(event.choice, audioDelta(added, open.part.id), unfinished, out);
    case Part::Kind::Image:
        open.part.data += added.data;
        return;
    case Part::Kind::Thinking:
        open.part.text += added.text;
        break;
    default:
        break;
    }
    if (!added.text.empty())
        text(event.choice, fieldOf(open.part.kind), added.text, {}, out);
    if (!added.citations.empty())
        chunk(event.choice, "\"annotations\":" + annotationsJson(added.citations), unfinished, out);
}

/// Signed reasoning goes out whole, as elements that clients can give back as they are. Each time all of them
/// so far: OpenAI's own library keeps the last array of a field it does not know, and forgets those before.
void ChunkWriter::partEnd(const AnswerEvent &event, std::string &out)
{
    ChoiceState &state = choice(event.choice, out);
    Part &ended = part(state, event.index).part;
    if (ended.signature) {
        state.details.append(state.details.empty() ? "" : ",").append(reasoningDetail(ended));
        chunk(event.choice, "\"reasoning_details\":[" + state.details + "]", unfinished, out);
    }
    if (ended.kind == Part::Kind::Image)
        chunk(event.choice, imageDelta(ended), unfinished, out);
    ended = {};
    ended.kind = event.part.kind;
}

void ChunkWriter::finish(const AnswerEvent &event, std::string &out)
{
    const ChoiceState &state = choice(event.choice, out);
    std::string_view reason = finishName(event.finish);
    if (event.finish == FinishReason::Refusal)
        reason = state.refused ? "stop" : "content_filter";
    chunk(event.choice, "", R"(,"finish_reason":")" + std::string(reason) + "\"", out);
}

void ChunkWriter::end(std::string &out)
{
    if (m_call.wantsStreamUsage && m_usage)
        out.append(m_head).append("],\"usage\":").append(chatUsageJson(*m_usage)).append("}\n\n");
    out += "data: [DONE]\n\n";
}

void ChunkWriter::chunk(int choice, std::string_view delta, std::string_view rest, std::string &out) const
{
    out.append(m_head).append("{\"index\":").append(std::to_string(choice));
    out.append(",\"delta\":{").append(delta).append("}").append(rest).append("}]}\n\n");
}

void ChunkWriter::text(int choice, std::string_view field, std::string_view text, std::string_view logprobs,
                       std::string &out) const
{
    out.append(m_head).append("{\"index\":").append(std::to_string(choice)).append(",\"delta\":{");
    if (!text.empty()) {
        out.append("\"").append(field).append("\":");
        appendJsonString(out, text);
    }
    out += "}";
    if (!logprobs.empty())
        out.append(R"(,"logprobs":{"content":[)").append(logprobs).append(R"(],"refusal":null})");
    out.append(unfinished).append("}]}\n\n");
}

} // namespace llm0
