#include "dialects/ollama/ollamaanswerwriter.h"

#include "dialects/ollama/ollamaerrors.h"
#include "dialects/ollama/ollamamessages.h"
#include "dialects/rfc3339.h"
#include "domain/chatcall.h"

#include <nlohmann/json.hpp>

#include <map>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string_view reasonOf(FinishReason reason)
{
    const bool withheld = reason == FinishReason::ContentFilter || reason == FinishReason::Refusal;
    if (withheld) // no word of Ollama's, but a cut answer must not look like a whole one
        return "content_filter";
    return reason == FinishReason::Length ? "length" : "stop";
}

/// What a client can be told: nobody here can check a signature.
std::vector<Part> unsignedParts(std::vector<Part> parts)
{
    for (Part &part : parts)
        part.signature.reset();
    std::erase_if(parts, [](const Part &part) {
        return part.kind == Part::Kind::Audio || part.kind == Part::Kind::File
               || part.kind == Part::Kind::ToolResult
               || (part.kind == Part::Kind::Image && part.data.empty());
    });
    return parts;
}

class Writer final : public AnswerWriter
{
public:
    Writer(std::string model, OllamaShape shape) : m_model(std::move(model)), m_shape(shape) {}

    std::string_view streamType() const override { return "application/x-ndjson"; }

    using AnswerWriter::whole;
    std::string whole(const ChatAnswer &answer) override
    {
        begin(answer.model, answer.createdAt);
        const Choice choice = answer.choices.empty() ? Choice() : answer.choices.front();
        Json json = line(unsignedParts(choice.parts), true);
        finish(choice.finish, answer.usage, json);
        if (!choice.logprobs.empty())
            json["logprobs"] = Json::parse(choice.logprobs, nullptr, false);
        return dumped(json);
    }

    void event(const AnswerEvent &event, std::string &out) override
    {
        if (event.choice > 0) // nobody asks Ollama for several
            return;
        switch (event.kind) {
        case AnswerEvent::Kind::Begin:
            return begin(event.model, event.createdAt);
        case AnswerEvent::Kind::PartBegin:
            m_parts[event.index] = event.part;
            return;
        case AnswerEvent::Kind::Delta:
            return delta(event, out);
        case AnswerEvent::Kind::PartEnd:
            return partEnd(event.index, out);
        case AnswerEvent::Kind::Finish:
            m_finish = event.finish;
            return;
        case AnswerEvent::Kind::Usage:
            m_usage = event.usage;
            return;
        case AnswerEvent::Kind::End: {
            Json json = line({}, true);
            finish(m_finish, m_usage, json);
            return send(json, out);
        }
        case AnswerEvent::Kind::Error: // told by failure()
            return;
        }
    }

    void failure(const CallError &error, std::string &out) override { out += ollamaErrorBody(error) + "\n"; }

    /// Leads the next line, which JSON allows.
    std::string_view heartbeat() const override { return " "; }

    /// Ollama's own name for how long it took; nanoseconds.
    std::string withCost(std::string body, std::int64_t latencyMs,
                         std::string_view /*costDecimal*/) const override
    {
        const std::size_t brace = body.find_last_of('}');
        if (brace == std::string::npos || body.find("\"total_duration\"") != std::string::npos)
            return body;
        return spliced(body, {{brace, 0, ",\"total_duration\":" + std::to_string(latencyMs * 1'000'000)}});
    }

private:
    void begin(const std::string &model, std::int64_t createdAt)
    {
        if (!model.empty())
            m_model = model;
        m_createdAt = rfc3339Of(createdAt);
    }

    void delta(const AnswerEvent &event, std::string &out)
    {
        Part &part = m_parts[event.index];
        part.arguments += event.part.arguments;
        part.data += event.part.data;
        const bool text = part.kind == Part::Kind::Text || part.kind == Part::Kind::Thinking
                          || part.kind == Part::Kind::Refusal;
        if ((!text || event.part.text.empty()) && event.logprobs.empty())
            return;
        Part piece;
        piece.kind = part.kind;
        piece.text = event.part.text;
        Json json = line(text ? std::vector<Part>{piece} : std::vector<Part>(), false);
        if (!event.logprobs.empty())
            json["logprobs"] = Json::parse("[" + event.logprobs + "]", nullptr, false);
        send(json, out);
    }

    /// Calls and pictures are told whole.
    void partEnd(int index, std::string &out)
    {
        Part &part = m_parts[index];
        if (part.kind == Part::Kind::ToolCall || part.kind == Part::Kind::Image) {
            const std::vector<Part> told = unsignedParts({part});
            if (!told.empty())
                send(line(told, false), out);
        }
        m_parts.erase(index);
    }

    Json line(const std::vector<Part> &parts, bool done) const
    {
        Json message = ollamaMessage("assistant", parts);
        Json json = {{"model", m_model}, {"created_at", m_createdAt}};
        if (m_shape == OllamaShape::Chat) {
            json["message"] = std::move(message);
        } else {
            json["response"] = message["content"];
            for (const char *name : {"thinking", "tool_calls", "images"}) {
                if (message.contains(name))
                    json[name] = message[name];
            }
        }
        json["done"] = done;
        return json;
    }

    static void finish(FinishReason reason, const std::optional<Usage> &usage, Json &json)
    {
        json["done_reason"] = reasonOf(reason);
        if (!usage)
            return;
        json["prompt_eval_count"] = usage->promptTotal();
        json["eval_count"] = usage->completionTotal();
    }

    static std::string dumped(const Json &json)
    {
        return json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

    static void send(const Json &json, std::string &out) { out += dumped(json) + "\n"; }

    std::string m_model;
    OllamaShape m_shape;
    std::string m_createdAt = rfc3339Of(0);
    std::map<int, Part> m_parts;
    FinishReason m_finish = FinishReason::Stop;
    std::optional<Usage> m_usage;
};

} // namespace

std::unique_ptr<AnswerWriter> newOllamaAnswerWriter(std::string model, OllamaShape shape)
{
    return std::make_unique<Writer>(std::move(model), shape);
}

} // namespace llm0
