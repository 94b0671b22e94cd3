#include "dialects/anthropic/answerreader.h"

#include "dialects/answerparser.h"

#include "dialects/anthropic/citations.h"
#include "dialects/anthropic/errors.h"
#include "dialects/anthropic/usage.h"
#include "dialects/anthropic/words.h"
#include "dialects/signatures.h"

#include <map>

namespace llm0 {

namespace {

std::optional<Signature> signatureIn(JsonObject block, std::string_view name)
{
    const std::string_view value = textIn(block, name);
    if (value.empty())
        return std::nullopt;
    return Signature{Format::AnthropicMessages, std::string(value)};
}

std::string inputOf(JsonObject block)
{
    const auto input = valueIn(block, "input");
    return input ? jsonTextOf(*input) : std::string("{}");
}

/// nullopt: a block that the canonical answer has no place for (tools that ran at Anthropic).
std::optional<Part> partOf(JsonObject block)
{
    const std::string_view type = textIn(block, "type");
    Part part;
    if (type == "text") {
        part.text = textIn(block, "text");
        if (const auto citations = arrayIn(block, "citations"))
            part.citations = anthropicCitationsIn(*citations);
    } else if (type == "thinking") {
        part.kind = Part::Kind::Thinking;
        part.text = textIn(block, "thinking");
        part.signature = signatureIn(block, "signature");
    } else if (type == "redacted_thinking") {
        part.kind = Part::Kind::RedactedThinking;
        part.signature = signatureIn(block, "data");
    } else if (type == "tool_use") {
        part.kind = Part::Kind::ToolCall;
        part.id = textIn(block, "id");
        part.name = textIn(block, "name");
    } else {
        return std::nullopt;
    }
    return part;
}

class Reader final : public AnswerReader
{
public:
    Result<ChatAnswer> whole(std::string_view body) override
    {
        try {
            std::string padded(body);
            return answerIn(parsedObject(m_parser, padded));
        } catch (const simdjson::simdjson_error &error) {
            return notAnAnswer(error.what());
        } catch (const BadField &bad) {
            return notAnAnswer(bad.message);
        }
    }

    void frame(std::string_view, std::string_view data, std::vector<AnswerEvent> &events) override
    {
        if (data.empty())
            return;
        try {
            m_text.assign(data);
            read(parsedObject(m_parser, m_text), events);
        } catch (const simdjson::simdjson_error &error) {
            fail(error.what(), events);
        } catch (const BadField &bad) {
            fail(bad.message, events);
        }
    }

private:
    /// A block under way.
    struct Open {
        int index = 0;
        Part::Kind kind = Part::Kind::Text;
        bool hasArguments = false;
    };

    static Error notAnAnswer(std::string_view why)
    {
        return {ErrorCode::ProviderError, "the provider's answer is not a message: " + std::string(why), {}};
    }

    static Result<ChatAnswer> answerIn(JsonObject root)
    {
        if (textIn(root, "type") == "error") {
            const CallError error = anthropicErrorIn(500, root);
            return Error{ErrorCode::ProviderError, error.message, {}};
        }
        const auto content = arrayIn(root, "content");
        if (!content)
            return notAnAnswer("it has no content");
        ChatAnswer answer;
        answer.id = textIn(root, "id");
        answer.model = textIn(root, "model");
        Choice &choice = answer.choices.emplace_back();
        for (const JsonValue each : *content)
            addBlock(each, answer);
        choice.finish = finishOfStopReason(textIn(root, "stop_reason"));
        choice.stopSequence = textIn(root, "stop_sequence");
        if (const auto told = objectIn(root, "usage")) {
            raiseAnthropicUsage(answer.usage.emplace(), *told);
            answer.serviceTier = textIn(*told, "service_tier");
        }
        return answer;
    }

    static void addBlock(JsonValue value, ChatAnswer &answer)
    {
        JsonObject block;
        auto part = value.get(block) ? std::nullopt : partOf(block);
        if (!part) {
            answer.unread = true;
            return;
        }
        if (part->kind == Part::Kind::ToolCall)
            part->arguments = inputOf(block);
        answer.choices.front().parts.push_back(std::move(*part));
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

    void read(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const std::string_view type = textIn(root, "type");
        if (type == "content_block_delta")
            delta(root, events);
        else if (type == "content_block_start")
            blockStart(root, events);
        else if (type == "content_block_stop")
            blockStop(root, events);
        else if (type == "message_start")
            messageStart(root, events);
        else if (type == "message_delta")
            messageDelta(root, events);
        else if (type == "message_stop")
            add(events, AnswerEvent::Kind::End);
        else if (type == "error")
            add(events, AnswerEvent::Kind::Error).text = anthropicErrorIn(500, root).message;
    }

    void messageStart(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto message = objectIn(root, "message");
        if (!message)
            return;
        const auto told = objectIn(*message, "usage");
        AnswerEvent &begin = add(events, AnswerEvent::Kind::Begin);
        begin.id = textIn(*message, "id");
        begin.model = textIn(*message, "model");
        if (told)
            begin.serviceTier = textIn(*told, "service_tier");
        if (told)
            addUsage(*told, false, events);
    }

    void addUsage(JsonObject told, bool final, std::vector<AnswerEvent> &events)
    {
        raiseAnthropicUsage(m_usage, told);
        AnswerEvent &event = add(events, AnswerEvent::Kind::Usage);
        event.usage = m_usage;
        event.final = final;
    }

    void blockStart(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto block = objectIn(root, "content_block");
        if (!block)
            return;
        std::optional<Part> part = partOf(*block);
        if (!part) {
            m_unread = true;
            return;
        }
        Open open{m_parts++, part->kind, false};
        const std::string text = std::exchange(part->text, {});
        std::string arguments = part->kind == Part::Kind::ToolCall ? inputOf(*block) : std::string();
        if (arguments == "{}")
            arguments.clear(); // as it always begins
        open.hasArguments = !arguments.empty();
        add(events, AnswerEvent::Kind::PartBegin, open).part = std::move(*part);
        if (!text.empty())
            add(events, AnswerEvent::Kind::Delta, open).part.text = text;
        if (!arguments.empty())
            add(events, AnswerEvent::Kind::Delta, open).part.arguments = std::move(arguments);
        m_open[countIn(root, "index")] = open;
    }

    void delta(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto found = m_open.find(countIn(root, "index"));
        const auto delta = objectIn(root, "delta");
        if (found == m_open.end() || !delta)
            return;
        const std::string_view type = textIn(*delta, "type");
        Part &part = add(events, AnswerEvent::Kind::Delta, found->second).part;
        if (type == "text_delta") {
            part.text = textIn(*delta, "text");
        } else if (type == "input_json_delta") {
            part.arguments = textIn(*delta, "partial_json");
            found->second.hasArguments |= !part.arguments.empty();
        } else if (type == "thinking_delta") {
            part.text = textIn(*delta, "thinking");
        } else if (type == "signature_delta") {
            part.signature = signatureIn(*delta, "signature");
        } else if (const auto citation = objectIn(*delta, "citation")) {
            part.citations.push_back(anthropicCitationIn(*citation));
        } else {
            events.pop_back();
            m_unread = true;
        }
    }

    void blockStop(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto found = m_open.find(countIn(root, "index"));
        if (found == m_open.end())
            return;
        const Open open = found->second;
        m_open.erase(found);
        if (open.kind == Part::Kind::ToolCall && !open.hasArguments)
            add(events, AnswerEvent::Kind::Delta, open).part.arguments = "{}";
        add(events, AnswerEvent::Kind::PartEnd, open);
    }

    void messageDelta(JsonObject root, std::vector<AnswerEvent> &events)
    {
        if (const auto delta = objectIn(root, "delta")) {
            AnswerEvent &finish = add(events, AnswerEvent::Kind::Finish);
            finish.finish = finishOfStopReason(textIn(*delta, "stop_reason"));
            finish.stopSequence = textIn(*delta, "stop_sequence");
            finish.unread = m_unread;
        }
        if (const auto told = objectIn(root, "usage"))
            addUsage(*told, true, events);
    }

    simdjson::dom::parser m_parser = newAnswerParser();
    std::string m_text; ///< of the frame, with room for the parser
    std::map<std::int64_t, Open> m_open;
    Usage m_usage;
    int m_parts = 0;
    bool m_unread = false;
};

} // namespace

std::unique_ptr<AnswerReader> anthropicAnswerReader()
{
    return std::make_unique<Reader>();
}

} // namespace llm0
