#include "dialects/openai/choicestream.h"

#include "dialects/madecallid.h"
#include "dialects/openai/chatmessage.h"
#include "dialects/openai/chatwords.h"
#include "dialects/openai/reasoningdetails.h"

#include <algorithm>

namespace llm0 {

namespace {

Part thinking(const std::string &id)
{
    Part part;
    part.kind = Part::Kind::Thinking;
    part.id = id;
    return part;
}

} // namespace

void ChoiceStream::read(JsonObject fields, std::vector<AnswerEvent> &events)
{
    if (m_finished)
        return;
    if (const auto inner = objectIn(fields, "delta"))
        delta(*inner, events);
    text(Part::Kind::Text, textIn(fields, "text"), events); // Completions
    if (const auto inner = objectIn(fields, "logprobs"))
        logprobs(*inner, events);
    if (const std::string_view reason = textIn(fields, "finish_reason"); !reason.empty())
        finish(reason, events);
}

void ChoiceStream::delta(JsonObject delta, std::vector<AnswerEvent> &events)
{
    reasoning(delta, events);
    text(Part::Kind::Text, textIn(delta, "content"), events);
    text(Part::Kind::Refusal, textIn(delta, "refusal"), events);
    if (const auto inner = arrayIn(delta, "annotations"))
        citations(*inner, events);
    if (const auto inner = objectIn(delta, "audio"))
        audio(*inner, events);
    if (const auto calls = arrayIn(delta, "tool_calls")) {
        for (const JsonValue each : *calls) {
            JsonObject call;
            if (!each.get(call))
                toolCall(call, events);
        }
    }
    if (const auto details = arrayIn(delta, "reasoning_details")) {
        for (const JsonValue each : *details) {
            JsonObject detail;
            if (!each.get(detail))
                reasoningDetail(detail, events);
        }
    }
}

AnswerEvent &ChoiceStream::add(AnswerEvent::Kind kind, int part, Part::Kind of,
                               std::vector<AnswerEvent> &events) const
{
    AnswerEvent &event = events.emplace_back();
    event.kind = kind;
    event.choice = m_choice;
    event.index = part;
    event.part.kind = of;
    return event;
}

void ChoiceStream::open(Part part, std::vector<AnswerEvent> &events)
{
    close(events);
    m_open = m_parts++;
    m_openKind = part.kind;
    add(AnswerEvent::Kind::PartBegin, m_open, part.kind, events).part = std::move(part);
}

void ChoiceStream::close(std::vector<AnswerEvent> &events)
{
    if (m_open >= 0)
        add(AnswerEvent::Kind::PartEnd, m_open, m_openKind, events);
    m_open = -1;
}

void ChoiceStream::text(Part::Kind kind, std::string_view text, std::vector<AnswerEvent> &events)
{
    if (text.empty())
        return;
    if (m_open < 0 || m_openKind != kind) {
        Part part;
        part.kind = kind;
        open(std::move(part), events);
    }
    m_refused |= kind == Part::Kind::Refusal;
    add(AnswerEvent::Kind::Delta, m_open, kind, events).part.text = text;
}

void ChoiceStream::reasoning(JsonObject delta, std::vector<AnswerEvent> &events)
{
    for (const std::string_view name : {"reasoning_content", "reasoning"}) {
        const std::string_view thought = textIn(delta, name);
        text(Part::Kind::Thinking, thought, events);
        if (!thought.empty())
            return;
    }
}

/// Thinking that is open has had its text from `reasoning_content`: of it only the signature is new.
void ChoiceStream::reasoningDetail(JsonObject detail, std::vector<AnswerEvent> &events)
{
    Part part = reasoningPart(detail);
    if (part.signature) {
        const std::string seen = part.id + " " + part.signature->value;
        if (std::find(m_signatures.begin(), m_signatures.end(), seen) != m_signatures.end())
            return;
        m_signatures.push_back(seen);
    }
    const auto call = std::find_if(m_calls.begin(), m_calls.end(),
                                   [&](const Call &each) { return !part.id.empty() && each.id == part.id; });
    if (part.kind == Part::Kind::RedactedThinking && call != m_calls.end()) {
        add(AnswerEvent::Kind::Delta, call->part, Part::Kind::ToolCall, events).part.signature =
            part.signature;
    } else if (part.kind == Part::Kind::RedactedThinking && part.id == signedTextId && m_open >= 0) {
        add(AnswerEvent::Kind::Delta, m_open, m_openKind, events).part.signature = part.signature;
    } else if (part.kind == Part::Kind::RedactedThinking) {
        open(std::move(part), events);
        close(events);
    } else {
        if (m_open < 0 || m_openKind != Part::Kind::Thinking) {
            open(thinking(part.id), events);
            text(Part::Kind::Thinking, part.text, events);
        }
        if (part.signature) {
            add(AnswerEvent::Kind::Delta, m_open, m_openKind, events).part.signature = part.signature;
            close(events);
        }
    }
}

void ChoiceStream::audio(JsonObject audio, std::vector<AnswerEvent> &events)
{
    if (m_open < 0 || m_openKind != Part::Kind::Audio) {
        Part part;
        part.kind = Part::Kind::Audio;
        part.id = textIn(audio, "id");
        open(std::move(part), events);
    }
    Part &part = add(AnswerEvent::Kind::Delta, m_open, Part::Kind::Audio, events).part;
    part.data = textIn(audio, "data");
    part.text = textIn(audio, "transcript");
}

void ChoiceStream::citations(JsonArray annotations, std::vector<AnswerEvent> &events)
{
    std::vector<Citation> found = citationsOf(annotations);
    if (!found.empty() && m_open >= 0)
        add(AnswerEvent::Kind::Delta, m_open, m_openKind, events).part.citations = std::move(found);
}

void ChoiceStream::toolCall(JsonObject call, std::vector<AnswerEvent> &events)
{
    const auto function = objectIn(call, "function");
    const std::string_view arguments = function ? textIn(*function, "arguments") : "";
    const int part = callFor(call, function ? textIn(*function, "name") : "", events).part;
    if (!arguments.empty())
        add(AnswerEvent::Kind::Delta, part, Part::Kind::ToolCall, events).part.arguments = arguments;
}

/// Calls are told apart by `index`; providers that leave it out, or always say 0, by a new ID and name.
const ChoiceStream::Call &ChoiceStream::callFor(JsonObject call, std::string_view name,
                                                std::vector<AnswerEvent> &events)
{
    const bool numbered = valueIn(call, "index").has_value();
    const std::int64_t number = countIn(call, "index");
    const std::string_view id = textIn(call, "id");
    const auto known = std::find_if(m_calls.rbegin(), m_calls.rend(),
                                    [&](const Call &each) { return !numbered || each.number == number; });
    const bool another = known != m_calls.rend() && !id.empty() && !name.empty() && known->id != id;
    if (known != m_calls.rend() && !another)
        return *known;
    close(events);
    Part part;
    part.kind = Part::Kind::ToolCall;
    part.id = id.empty() ? madeCallId(m_answerId, m_calls.size()) : std::string(id);
    part.name = name;
    m_calls.push_back({number, std::string(id), m_parts});
    add(AnswerEvent::Kind::PartBegin, m_parts++, Part::Kind::ToolCall, events).part = std::move(part);
    return m_calls.back();
}

void ChoiceStream::logprobs(JsonObject logprobs, std::vector<AnswerEvent> &events)
{
    const auto entries = arrayIn(logprobs, "content");
    if (!entries || entries->size() == 0)
        return;
    const std::string array = simdjson::minify(*entries);
    AnswerEvent &event = add(AnswerEvent::Kind::Delta, std::max(m_open, 0), m_openKind, events);
    event.logprobs = array.substr(1, array.size() - 2);
}

void ChoiceStream::finish(std::string_view reason, std::vector<AnswerEvent> &events)
{
    close(events);
    for (const Call &call : m_calls)
        add(AnswerEvent::Kind::PartEnd, call.part, Part::Kind::ToolCall, events);
    AnswerEvent &event = add(AnswerEvent::Kind::Finish, 0, Part::Kind::Text, events);
    event.finish = finishNamed(reason);
    if (m_refused && event.finish == FinishReason::Stop)
        event.finish = FinishReason::Refusal;
    m_finished = true;
}

} // namespace llm0
