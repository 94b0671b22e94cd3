// Ollama's chat, generate and embed.
#include "support/fakeollama.h"

#include "support/fakevector.h"

namespace llm0::fake {

namespace {

using Kind = Part::Kind;

constexpr const char *createdAt = "2026-01-01T00:00:00.000000001Z";

bool isChat(const Ask &ask)
{
    return !member(ask.body, "messages").is_null();
}

void readMessage(Conversation &conversation, const Body &message)
{
    const std::string role = text(message, "role");
    const std::string content = text(message, "content");
    if (role == "assistant")
        return conversation.assistant(content);
    if (role == "tool")
        return conversation.toolResult(content);
    if (role != "user")
        return conversation.system(content);
    conversation.user(content);
    for (std::size_t i = 0; i < list(member(message, "images")).size(); ++i)
        conversation.image();
}

Json toolCall(const Part &part, std::size_t index)
{
    return {
        {"id", "call_" + part.callId},
        {"function",
         {{"index", index}, {"name", part.tool}, {"arguments", Json::parse(part.text(), nullptr, false)}}}};
}

Json frameOf(const Ask &ask, const std::string &text, const std::string &thinking)
{
    Json json = {{"model", ask.model}, {"created_at", createdAt}};
    if (!isChat(ask)) {
        json["response"] = text;
        if (!thinking.empty())
            json["thinking"] = thinking;
        return json;
    }
    json["message"] = {{"role", "assistant"}, {"content", text}};
    if (!thinking.empty())
        json["message"]["thinking"] = thinking;
    return json;
}

void finish(Json &json, const Reply &reply)
{
    const Answer &answer = reply.answer;
    json["done"] = true;
    json["done_reason"] = !answer.finishName.empty()        ? answer.finishName
                          : answer.finish == Finish::Length ? "length"
                                                            : "stop";
    if (!isChat(reply.ask))
        json["context"] = {1, 2, 3};
    json["total_duration"] = 3'000'000;
    json["load_duration"] = 1'000'000;
    if (!answer.tellsUsage)
        return;
    json["prompt_eval_count"] = answer.usage.prompt;
    json["prompt_eval_duration"] = 1'000'000;
    json["eval_count"] = answer.usage.completion;
    json["eval_duration"] = 1'000'000;
}

std::string visible(const Answer &answer)
{
    return answer.textOf(Kind::Text) + answer.textOf(Kind::Refusal);
}

/// Errors are a text; streams are lines.
class OllamaBase : public Format
{
public:
    ErrorAnswer error(const Behaviour &, const std::string &message) const override
    {
        return {Json{{"error", message}}.dump(), {}};
    }

    std::vector<Frame> failure(const Reply &, std::size_t) const override
    {
        return {{R"({"error":"an error was encountered while running the model"})"}};
    }

    std::string wholeType() const override { return "application/json; charset=utf-8"; }
};

class OllamaFormat : public OllamaBase
{
public:
    bool takes(const Received &request) const override
    {
        return request.method == "POST" && (request.path == "/api/chat" || request.path == "/api/generate");
    }

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask;
        ask.number = request.number;
        ask.body = body;
        ask.model = text(body, "model");
        ask.stream = member(body, "stream") != false;
        limitOutput(ask, integer(member(body, "options"), "num_predict", -1));
        if (member(body, "format").is_object())
            ask.schema = body["format"];
        else if (member(body, "format") == "json")
            ask.schema = Body::object();
        for (const Body &tool : list(member(body, "tools")))
            addTool(ask, text(member(tool, "function"), "name"),
                    member(member(tool, "function"), "parameters"));
        Conversation conversation(ask);
        conversation.system(text(body, "system"));
        for (const Body &message : list(member(body, "messages")))
            readMessage(conversation, message);
        conversation.user(text(body, "prompt"));
        for (std::size_t i = 0; i < list(member(body, "images")).size(); ++i)
            conversation.image();
        return ask;
    }

    std::optional<Objection> objection(const Received &, const Ask &ask) const override
    {
        return ask.model.empty() ? std::optional(Objection{400, "model is required"}) : std::nullopt;
    }

    std::string whole(const Reply &reply) const override
    {
        const auto &[ask, answer] = reply;
        Json json = frameOf(ask, visible(answer), answer.textOf(Kind::Thinking));
        Json calls = Json::array();
        for (const Part &part : answer.parts) {
            if (part.kind == Kind::Tool)
                calls.push_back(toolCall(part, calls.size()));
        }
        if (!calls.empty())
            json["message"]["tool_calls"] = std::move(calls);
        finish(json, reply);
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &reply) const override
    {
        const auto &[ask, answer] = reply;
        std::vector<Frame> frames;
        std::int64_t hidden = answer.hidden;
        std::size_t calls = 0;
        const auto add = [&](Json json, std::int64_t tokens) {
            json["done"] = false;
            frames.push_back({json.dump(), tokens + std::exchange(hidden, 0), true, false, false});
        };
        for (const Part &part : answer.parts) {
            std::int64_t tokens = 0;
            for (const Piece &piece : part.pieces) {
                tokens += piece.tokens;
                const bool thinks = part.kind == Kind::Thinking;
                if (thinks || part.kind == Kind::Text || part.kind == Kind::Refusal)
                    add(frameOf(ask, thinks ? "" : piece.text, thinks ? piece.text : ""), piece.tokens);
            }
            if (part.kind == Kind::Redacted)
                hidden += tokens;
            if (part.kind == Kind::Tool) {
                Json json = frameOf(ask, "", "");
                json["message"]["tool_calls"] = Json::array({toolCall(part, calls++)});
                add(std::move(json), tokens);
            }
        }
        Json last = frameOf(ask, "", "");
        finish(last, reply);
        frames.push_back({last.dump(), 0, false, true, false});
        return frames;
    }

    std::string streamType(const Ask &) const override { return "application/x-ndjson"; }
    Frame broken() const override { return {R"({"model": "broken", )", 0, true, false, false}; }

    std::string wire(const Ask &, const std::string &event, std::size_t) const override
    {
        return event + "\n";
    }
};

class OllamaEmbedFormat : public OllamaBase
{
public:
    bool takes(const Received &request) const override
    {
        return request.method == "POST"
               && (request.path == "/api/embed" || request.path == "/api/embeddings");
    }

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask;
        ask.kind = Ask::Kind::Embed;
        ask.number = request.number;
        ask.body = body;
        ask.model = text(body, "model");
        const Body &input = member(body, member(body, "input").is_null() ? "prompt" : "input");
        if (input.is_string())
            ask.inputs.push_back(input);
        for (const Body &one : list(input))
            ask.inputs.push_back(one.is_string() ? one.get<std::string>() : one.dump());
        for (const std::string &one : ask.inputs)
            Conversation(ask).user(one);
        return ask;
    }

    std::string whole(const Reply &reply) const override
    {
        const auto dimensions = static_cast<int>(integer(reply.ask.body, "dimensions", 768));
        Json all = Json::array();
        for (const std::string &input : reply.ask.inputs)
            all.push_back(embeddingOf(input, dimensions));
        if (member(reply.ask.body, "input").is_null())
            return Json{{"embedding", all.empty() ? Json::array() : all.front()}}.dump();
        Json json = {{"model", reply.ask.model},
                     {"embeddings", std::move(all)},
                     {"total_duration", 2'000'000},
                     {"load_duration", 1'000'000}};
        if (reply.answer.tellsUsage)
            json["prompt_eval_count"] = reply.answer.usage.prompt;
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &) const override { return {}; }
};

} // namespace

std::unique_ptr<Format> ollamaFormat()
{
    return std::make_unique<OllamaFormat>();
}

std::unique_ptr<Format> ollamaEmbedFormat()
{
    return std::make_unique<OllamaEmbedFormat>();
}

} // namespace llm0::fake
