#include "dialects/bedrock/answerreader.h"

#include "dialects/answerparser.h"

#include "dialects/bedrock/contentblock.h"
#include "dialects/bedrock/errors.h"
#include "dialects/bedrock/usage.h"

#include <map>

namespace llm0 {

namespace {

class Reader final : public AnswerReader
{
public:
    Result<ChatAnswer> whole(std::string_view body) override
    {
        try {
            m_text.assign(body);
            return answerIn(parsedObject(m_parser, m_text));
        } catch (const simdjson::simdjson_error &error) {
            return notAnAnswer(error.what());
        } catch (const BadField &bad) {
            return notAnAnswer(bad.message);
        }
    }

    void frame(std::string_view name, std::string_view data, std::vector<AnswerEvent> &events) override
    {
        if (name.starts_with('!')) {
            const CallError error = bedrockErrorOf(500, data);
            const std::string exception(name.substr(1));
            add(events, AnswerEvent::Kind::Error).text =
                error.message.empty() ? exception : exception + ": " + error.message;
            return;
        }
        try {
            m_text.assign(data);
            read(name, parsedObject(m_parser, m_text), events);
        } catch (const simdjson::simdjson_error &error) {
            fail(error.what(), events);
        } catch (const BadField &bad) {
            fail(bad.message, events);
        }
    }

    /// The figures come after the mark of the end; without them the answer is whole all the same.
    void end(std::vector<AnswerEvent> &events) override
    {
        if (m_stopped && !m_ended)
            add(events, AnswerEvent::Kind::End).unread = m_unread;
    }

private:
    struct Open {
        int index = 0;
        Part::Kind kind = Part::Kind::Text;
        bool hasArguments = false;
    };

    static Error notAnAnswer(std::string_view why)
    {
        return {ErrorCode::ProviderError, "the provider's answer is not a message: " + std::string(why), {}};
    }

    static AnswerEvent &add(std::vector<AnswerEvent> &events, AnswerEvent::Kind kind)
    {
        AnswerEvent &event = events.emplace_back();
        event.kind = kind;
        return event;
    }

    static AnswerEvent &add(std::vector<AnswerEvent> &events, AnswerEvent::Kind kind, const Open &open)
    {
        AnswerEvent &event = add(events, kind);
        event.index = open.index;
        event.part.kind = open.kind;
        return event;
    }

    static void fail(std::string_view why, std::vector<AnswerEvent> &events)
    {
        add(events, AnswerEvent::Kind::Error).text = "the provider sent a broken frame: " + std::string(why);
    }

    static std::string tierIn(JsonObject root)
    {
        const auto tier = objectIn(root, "serviceTier");
        return tier ? std::string(textIn(*tier, "type")) : std::string();
    }

    static Result<ChatAnswer> answerIn(JsonObject root)
    {
        const auto output = objectIn(root, "output");
        const auto message = output ? objectIn(*output, "message") : std::nullopt;
        const auto content = message ? arrayIn(*message, "content") : std::nullopt;
        if (!content)
            return notAnAnswer("it has no content");
        ChatAnswer answer;
        Choice &choice = answer.choices.emplace_back();
        for (const JsonValue each : *content) {
            JsonObject block;
            auto part = each.get(block) ? std::nullopt : bedrockPartIn(block);
            if (part)
                choice.parts.push_back(std::move(*part));
            else
                answer.unread = true;
        }
        choice.finish = finishOfBedrock(textIn(root, "stopReason"));
        if (const auto told = objectIn(root, "usage"))
            answer.usage = bedrockUsageIn(*told);
        answer.serviceTier = tierIn(root);
        return answer;
    }

    void read(std::string_view name, JsonObject root, std::vector<AnswerEvent> &events)
    {
        if (name == "contentBlockDelta")
            delta(root, events);
        else if (name == "contentBlockStart")
            blockStart(root, events);
        else if (name == "contentBlockStop")
            blockStop(root, events);
        else if (name == "messageStart")
            add(events, AnswerEvent::Kind::Begin);
        else if (name == "messageStop")
            messageStop(root, events);
        else if (name == "metadata")
            metadata(root, events);
    }

    /// The part at a block's place, begun if it has not: only tool calls are announced.
    Open &part(JsonObject root, Part begin, std::vector<AnswerEvent> &events)
    {
        const std::int64_t place = countIn(root, "contentBlockIndex");
        const auto found = m_open.find(place);
        if (found != m_open.end())
            return found->second;
        Open &open = m_open[place];
        open = {m_parts++, begin.kind, false};
        add(events, AnswerEvent::Kind::PartBegin, open).part = std::move(begin);
        return open;
    }

    void blockStart(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto start = objectIn(root, "start");
        const auto call = start ? objectIn(*start, "toolUse") : std::nullopt;
        if (!call) {
            m_unread |= start && start->size() > 0;
            return;
        }
        Part begin;
        begin.kind = Part::Kind::ToolCall;
        begin.id = textIn(*call, "toolUseId");
        begin.name = textIn(*call, "name");
        part(root, std::move(begin), events);
    }

    void delta(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto delta = objectIn(root, "delta");
        if (!delta)
            return;
        if (const auto reasoning = objectIn(*delta, "reasoningContent"))
            return reasoningDelta(root, *reasoning, events);
        if (const auto call = objectIn(*delta, "toolUse")) {
            Part begin;
            begin.kind = Part::Kind::ToolCall;
            Open &open = part(root, std::move(begin), events);
            AnswerEvent &event = add(events, AnswerEvent::Kind::Delta, open);
            event.part.arguments = textIn(*call, "input");
            open.hasArguments |= !event.part.arguments.empty();
        } else if (valueIn(*delta, "text")) {
            const Open &open = part(root, {}, events);
            add(events, AnswerEvent::Kind::Delta, open).part.text = textIn(*delta, "text");
        } else {
            m_unread = true;
        }
    }

    void reasoningDelta(JsonObject root, JsonObject reasoning, std::vector<AnswerEvent> &events)
    {
        const std::string_view redacted = textIn(reasoning, "redactedContent");
        Part begin;
        begin.kind = redacted.empty() ? Part::Kind::Thinking : Part::Kind::RedactedThinking;
        if (!redacted.empty())
            begin.signature = Signature{Format::BedrockConverse, std::string(redacted)};
        const Open &open = part(root, std::move(begin), events);
        if (!redacted.empty())
            return;
        Part &added = add(events, AnswerEvent::Kind::Delta, open).part;
        added.text = textIn(reasoning, "text");
        if (const auto value = textIn(reasoning, "signature"); !value.empty())
            added.signature = Signature{Format::BedrockConverse, std::string(value)};
    }

    void blockStop(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto found = m_open.find(countIn(root, "contentBlockIndex"));
        if (found == m_open.end())
            return;
        const Open open = found->second;
        m_open.erase(found);
        if (open.kind == Part::Kind::ToolCall && !open.hasArguments)
            add(events, AnswerEvent::Kind::Delta, open).part.arguments = "{}";
        add(events, AnswerEvent::Kind::PartEnd, open);
    }

    void messageStop(JsonObject root, std::vector<AnswerEvent> &events)
    {
        m_stopped = true;
        add(events, AnswerEvent::Kind::Finish).finish = finishOfBedrock(textIn(root, "stopReason"));
    }

    void metadata(JsonObject root, std::vector<AnswerEvent> &events)
    {
        if (const auto told = objectIn(root, "usage")) {
            AnswerEvent &usage = add(events, AnswerEvent::Kind::Usage);
            usage.usage = bedrockUsageIn(*told);
            usage.final = usage.alone = true;
        }
        if (m_stopped && !std::exchange(m_ended, true))
            add(events, AnswerEvent::Kind::End).unread = m_unread;
    }

    simdjson::dom::parser m_parser = newAnswerParser();
    std::string m_text; ///< of the frame, with room for the parser
    std::map<std::int64_t, Open> m_open;
    int m_parts = 0;
    bool m_stopped = false;
    bool m_ended = false;
    bool m_unread = false;
};

} // namespace

std::unique_ptr<AnswerReader> bedrockAnswerReader()
{
    return std::make_unique<Reader>();
}

} // namespace llm0
