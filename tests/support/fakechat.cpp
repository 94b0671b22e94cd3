// OpenAI's Chat Completions.
#include "support/fakeopenai.h"

#include <algorithm>

namespace llm0::fake {

namespace {

using Kind = Part::Kind;

void readMessage(Conversation &conversation, const Body &message)
{
    const std::string role = text(message, "role");
    const Body &content = member(message, "content");
    if (role == "assistant")
        return conversation.assistant(textOf(content));
    if (role == "tool" || role == "function")
        return conversation.toolResult(textOf(content));
    if (role != "user")
        return conversation.system(textOf(content));
    conversation.user(textOf(content));
    for (const Body &part : list(content)) {
        if (text(part, "type") == "image_url")
            conversation.image();
    }
}

Json toolCall(const Part &part, const std::string &arguments)
{
    return {{"id", "call_" + part.callId},
            {"type", "function"},
            {"function", {{"name", part.tool}, {"arguments", arguments}}}};
}

Json logprob(const std::string &token)
{
    Json bytes = Json::array();
    for (const char c : token)
        bytes.push_back(static_cast<unsigned char>(c));
    return {{"token", token}, {"logprob", -0.25}, {"bytes", std::move(bytes)}};
}

/// Null unless they were asked for.
Json logprobs(const Ask &ask, const std::vector<Piece> &pieces)
{
    if (ask.topLogprobs < 0)
        return nullptr;
    Json content = Json::array();
    for (const Piece &piece : pieces) {
        Json entry = logprob(piece.text);
        entry["top_logprobs"] = Json::array();
        for (int i = 0; i < ask.topLogprobs; ++i)
            entry["top_logprobs"].push_back(logprob(piece.text));
        content.push_back(std::move(entry));
    }
    return {{"content", std::move(content)}, {"refusal", nullptr}};
}

Json textOrNull(const Answer &answer, Kind kind)
{
    return answer.has(kind) ? Json(answer.textOf(kind)) : Json(nullptr);
}

Json message(const Answer &answer)
{
    Json json = {{"role", "assistant"},
                 {"content", textOrNull(answer, Kind::Text)},
                 {"refusal", textOrNull(answer, Kind::Refusal)},
                 {"annotations", Json::array()}};
    if (answer.has(Kind::Thinking))
        json["reasoning_content"] = answer.textOf(Kind::Thinking);
    for (const Part &part : answer.parts) {
        if (part.kind == Kind::Tool)
            json["tool_calls"].push_back(toolCall(part, part.text()));
    }
    return json;
}

/// Builds the events of one stream.
class StreamBuilder
{
public:
    explicit StreamBuilder(const Reply &reply) : m_ask(reply.ask), m_answer(reply.answer) {}

    std::vector<Frame> build()
    {
        roles();
        int tool = 0;
        for (const Part &part : m_answer.parts) {
            if (part.kind == Kind::Tool && m_ask.mistral)
                wholeTool(part, tool);
            else
                contents(part, tool);
            tool += part.kind == Kind::Tool ? 1 : 0;
        }
        for (int i = 0; i < m_ask.choices; ++i)
            choice(i, Json::object(), chatFinish(m_answer), nullptr, {});
        ending();
        return std::move(m_frames);
    }

private:
    bool startsWithTool() const
    {
        return !m_ask.mistral && m_answer.parts.size() == 1 && m_answer.parts.front().kind == Kind::Tool;
    }

    static Json header(const Part &part, int index, const std::string &arguments = {})
    {
        Json call = {{"index", index}};
        call.update(toolCall(part, arguments));
        return call;
    }

    Json chunk() const
    {
        Json json = {{"id", "chatcmpl-fake" + std::to_string(m_ask.number)},
                     {"object", "chat.completion.chunk"},
                     {"created", madeAt},
                     {"model", m_ask.model},
                     {"service_tier", "default"},
                     {"system_fingerprint", "fp_fake"},
                     {"choices", Json::array()}};
        if (usageWanted() && !m_ask.mistral)
            json["usage"] = nullptr;
        return json;
    }

    bool usageWanted() const { return m_ask.tellsUsage && m_answer.tellsUsage; }

    void choice(int index, Json delta, const Json &finish, const Json &logprobs, Frame frame)
    {
        Json json = chunk();
        json["choices"].push_back({{"index", index},
                                   {"delta", std::move(delta)},
                                   {"logprobs", logprobs},
                                   {"finish_reason", finish}});
        if (usageWanted() && m_ask.mistral && !finish.is_null())
            json["usage"] = chatUsage(m_answer.usage);
        frame.data = sse({}, json);
        m_frames.push_back(std::move(frame));
    }

    void everyChoice(const Json &delta, const Json &logprobs = nullptr, const Frame &frame = {})
    {
        for (int i = 0; i < m_ask.choices; ++i)
            choice(i, delta, nullptr, logprobs, frame);
    }

    /// Hidden reasoning is over, and billed, before the first visible token.
    void roles()
    {
        Json delta = {{"role", "assistant"},
                      {"content", m_answer.has(Kind::Tool) ? Json(nullptr) : Json("")},
                      {"refusal", nullptr}};
        if (startsWithTool())
            delta["tool_calls"] = Json::array({header(m_answer.parts.front(), 0)});
        everyChoice(delta, nullptr, {{}, m_answer.hidden});
    }

    /// As Mistral sends them: each call in one piece.
    void wholeTool(const Part &part, int tool)
    {
        std::int64_t tokens = 0;
        for (const Piece &piece : part.pieces)
            tokens += piece.tokens;
        everyChoice({{"tool_calls", Json::array({header(part, tool, part.text())})}}, nullptr,
                    {{}, tokens, true});
    }

    void contents(const Part &part, int tool)
    {
        if (part.kind == Kind::Tool && (tool > 0 || !startsWithTool()))
            everyChoice({{"tool_calls", Json::array({header(part, tool)})}});
        for (const Piece &piece : part.pieces) {
            const Json chances = part.kind == Kind::Text ? logprobs(m_ask, {piece}) : Json(nullptr);
            everyChoice(delta(part.kind, piece.text, tool), chances, {{}, piece.tokens, true});
        }
    }

    static Json delta(Kind kind, const std::string &text, int tool)
    {
        if (kind == Kind::Thinking)
            return {{"reasoning_content", text}};
        if (kind == Kind::Refusal)
            return {{"refusal", text}};
        if (kind != Kind::Tool)
            return {{"content", text}};
        const Json call = {{"index", tool}, {"function", {{"arguments", text}}}};
        return {{"tool_calls", Json::array({call})}};
    }

    void ending()
    {
        if (usageWanted() && !m_ask.mistral) {
            Json last = chunk();
            last["usage"] = chatUsage(m_answer.usage);
            m_frames.push_back({sse({}, last)});
        }
        m_frames.push_back({"data: [DONE]\n\n", 0, false, true, false});
    }

    const Ask &m_ask;
    const Answer &m_answer;
    std::vector<Frame> m_frames;
};

class ChatFormat : public OpenAiFormat
{
public:
    bool takes(const Received &request) const override
    {
        return request.method == "POST" && request.path.ends_with("/chat/completions");
    }

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask = openAiAsk(request, body);
        limitOutput(ask, integer(body, "max_tokens", -1));
        limitOutput(ask, integer(body, "max_completion_tokens", -1));
        if (member(body, "logprobs") == true)
            ask.topLogprobs = static_cast<int>(integer(body, "top_logprobs", 0));
        ask.schema = schemaOf(member(body, "response_format"));
        ask.mistral = ask.model.find("mistral") != std::string::npos;
        ask.tellsUsage = ask.tellsUsage || ask.mistral; // Mistral tells it unasked
        for (const Body &tool : list(member(body, "tools")))
            addTool(ask, text(member(tool, "function"), "name"),
                    member(member(tool, "function"), "parameters"));
        const Body &choice = member(body, "tool_choice");
        if (choice == "required" || choice.is_object())
            forceTool(ask, text(member(choice, "function"), "name"));
        Conversation conversation(ask);
        for (const Body &message : list(member(body, "messages")))
            readMessage(conversation, message);
        return ask;
    }

    std::optional<Objection> objection(const Received &, const Ask &ask) const override
    {
        return chatObjection(ask.body);
    }

    std::string whole(const Reply &reply) const override
    {
        const auto &[ask, answer] = reply;
        Json json = {{"id", "chatcmpl-fake" + std::to_string(ask.number)},
                     {"object", "chat.completion"},
                     {"created", madeAt},
                     {"model", ask.model},
                     {"choices", Json::array()}};
        std::vector<Piece> pieces;
        for (const Part &part : answer.parts) {
            if (part.kind == Kind::Text)
                pieces = part.pieces;
        }
        for (int i = 0; i < ask.choices; ++i)
            json["choices"].push_back({{"index", i},
                                       {"message", message(answer)},
                                       {"logprobs", logprobs(ask, pieces)},
                                       {"finish_reason", chatFinish(answer)}});
        if (answer.tellsUsage)
            json["usage"] = chatUsage(answer.usage);
        json["service_tier"] = "default";
        json["system_fingerprint"] = "fp_fake";
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &reply) const override { return StreamBuilder(reply).build(); }
};

} // namespace

std::unique_ptr<Format> chatFormat()
{
    return std::make_unique<ChatFormat>();
}

} // namespace llm0::fake
