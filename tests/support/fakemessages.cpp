// Anthropic's Messages, and the free count of a message's tokens.
#include "support/fakemessages.h"

namespace llm0::fake {

namespace {

using Kind = Part::Kind;

const char *errorType(int status)
{
    switch (status) {
    case 400:
        return "invalid_request_error";
    case 401:
        return "authentication_error";
    case 402:
        return "billing_error";
    case 403:
        return "permission_error";
    case 404:
        return "not_found_error";
    case 413:
        return "request_too_large";
    case 429:
        return "rate_limit_error";
    case 504:
        return "timeout_error";
    case 503:
    case 529:
        return "overloaded_error";
    default:
        return status < 500 ? "invalid_request_error" : "api_error";
    }
}

std::string requestId(int number)
{
    return "req_fake" + std::to_string(number);
}

Json cacheUsage(const Usage &usage)
{
    return {{"input_tokens", usage.freshPrompt()},
            {"cache_creation_input_tokens", usage.cacheWrites()},
            {"cache_read_input_tokens", usage.cached}};
}

Json messageUsage(const Usage &usage, std::int64_t output)
{
    Json json = cacheUsage(usage);
    json["cache_creation"] = {{"ephemeral_5m_input_tokens", usage.cacheWrite5m},
                              {"ephemeral_1h_input_tokens", usage.cacheWrite1h}};
    json["output_tokens"] = output;
    json["service_tier"] = "standard";
    return json;
}

/// What it costs, as it is told at the end.
Json finalUsage(const Usage &usage)
{
    Json json = cacheUsage(usage);
    json["output_tokens"] = usage.completion;
    if (usage.reasoning > 0)
        json["output_tokens_details"] = {{"thinking_tokens", usage.reasoning}};
    return json;
}

std::string stopReason(const Answer &answer)
{
    if (!answer.finishName.empty())
        return answer.finishName;
    switch (answer.finish) {
    case Finish::Length:
        return "max_tokens";
    case Finish::Tools:
        return "tool_use";
    case Finish::Refusal:
        return "refusal";
    case Finish::Stop:
        break;
    }
    return "end_turn";
}

Json stopDetails(const Answer &answer)
{
    if (answer.finish != Finish::Refusal)
        return nullptr;
    return {{"type", "refusal"}, {"category", "cyber"}, {"explanation", "fake: refused"}};
}

Json parsedArguments(const std::string &text)
{
    const Json json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json::object();
}

/// `filled`: as in a whole answer; else as a stream begins it.
Json block(const Part &part, bool filled)
{
    const std::string text = filled ? part.text() : "";
    switch (part.kind) {
    case Kind::Thinking:
        return {{"type", "thinking"}, {"thinking", text}, {"signature", filled ? signatureOf(text) : ""}};
    case Kind::Redacted:
        return {{"type", "redacted_thinking"}, {"data", signatureOf("redacted")}};
    case Kind::Tool:
        return {{"type", "tool_use"},
                {"id", "toolu_" + part.callId},
                {"name", part.tool},
                {"input", filled ? parsedArguments(text) : Json::object()}};
    case Kind::Text:
    case Kind::Refusal:
        break;
    }
    return {{"type", "text"}, {"text", text}};
}

Json message(const Ask &ask, Json content, Json usage)
{
    return {{"id", "msg_fake" + std::to_string(ask.number)},
            {"type", "message"},
            {"role", "assistant"},
            {"model", ask.model},
            {"content", std::move(content)},
            {"stop_reason", nullptr},
            {"stop_sequence", nullptr},
            {"stop_details", nullptr},
            {"usage", std::move(usage)}};
}

Json delta(Kind kind, const std::string &text)
{
    if (kind == Kind::Thinking)
        return {{"type", "thinking_delta"}, {"thinking", text}};
    if (kind == Kind::Tool)
        return {{"type", "input_json_delta"}, {"partial_json", text}};
    return {{"type", "text_delta"}, {"text", text}};
}

/// Builds the events of one stream.
class EventBuilder
{
public:
    explicit EventBuilder(const Reply &reply) : m_ask(reply.ask), m_answer(reply.answer) {}

    std::vector<Frame> build()
    {
        start();
        for (std::size_t i = 0; i < m_answer.parts.size(); ++i)
            block(m_answer.parts[i], i);
        Json ending = {{"delta",
                        {{"stop_reason", stopReason(m_answer)},
                         {"stop_sequence", nullptr},
                         {"stop_details", stopDetails(m_answer)}}}};
        if (m_answer.tellsUsage)
            ending["usage"] = finalUsage(m_answer.usage);
        add("message_delta", ending);
        add("message_stop", Json::object());
        m_frames.back().last = true;
        return std::move(m_frames);
    }

private:
    void add(const std::string &type, const Json &fields, std::int64_t tokens = 0, bool content = false)
    {
        Json json = {{"type", type}};
        json.update(fields);
        m_frames.push_back({sse(type, json), tokens, content, false, false});
    }

    void start()
    {
        Json begun = message(m_ask, Json::array(), messageUsage(m_answer.usage, 1));
        if (!m_answer.tellsUsage)
            begun.erase("usage");
        add("message_start", {{"message", std::move(begun)}}, m_answer.hidden);
    }

    void block(const Part &part, std::size_t index)
    {
        const std::int64_t hidden = part.kind == Kind::Redacted ? part.pieces.front().tokens : 0;
        add("content_block_start", {{"index", index}, {"content_block", fake::block(part, false)}}, hidden);
        if (index == 0)
            add("ping", Json::object());
        if (part.kind == Kind::Tool)
            add("content_block_delta", {{"index", index}, {"delta", delta(part.kind, "")}});
        for (const Piece &piece : part.pieces) {
            if (part.kind != Kind::Redacted)
                add("content_block_delta", {{"index", index}, {"delta", delta(part.kind, piece.text)}},
                    piece.tokens, true);
        }
        if (part.kind == Kind::Thinking)
            add("content_block_delta",
                {{"index", index},
                 {"delta", {{"type", "signature_delta"}, {"signature", signatureOf(part.text())}}}});
        add("content_block_stop", {{"index", index}});
    }

    const Ask &m_ask;
    const Answer &m_answer;
    std::vector<Frame> m_frames;
};

void readBlock(Conversation &conversation, const Body &block)
{
    const std::string type = text(block, "type");
    if (type == "image")
        conversation.image();
    if (type != "tool_result")
        return;
    conversation.toolResult(textOf(member(block, "content")));
    for (const Body &part : list(member(block, "content")))
        readBlock(conversation, part);
}

void readMessage(Conversation &conversation, const Body &message)
{
    const Body &content = member(message, "content");
    if (text(message, "role") == "assistant")
        return conversation.assistant(textOf(content));
    for (const Body &block : list(content))
        readBlock(conversation, block);
    if (text(message, "role") == "user")
        conversation.user(textOf(content));
    else
        conversation.system(textOf(content));
}

Ask readAsk(const Received &request, const Body &body)
{
    Ask ask;
    ask.number = request.number;
    ask.body = body;
    ask.model = text(body, "model");
    ask.stream = member(body, "stream") == true;
    limitOutput(ask, integer(body, "max_tokens", -1));
    const Body &format = member(member(body, "output_config"), "format");
    if (text(format, "type") == "json_schema")
        ask.schema = member(format, "schema");
    for (const Body &tool : list(member(body, "tools")))
        addTool(ask, text(tool, "name"), member(tool, "input_schema"));
    const Body &choice = member(body, "tool_choice");
    if (text(choice, "type") == "any" || text(choice, "type") == "tool")
        forceTool(ask, text(choice, "name"));
    Conversation conversation(ask);
    conversation.system(textOf(member(body, "system")));
    for (const Body &message : list(member(body, "messages")))
        readMessage(conversation, message);
    return ask;
}

/// What both routes ask of every request.
std::optional<Objection> missing(const Received &request, const Ask &ask)
{
    if (request.header("x-api-key").empty() && request.header("authorization").empty())
        return Objection{401, "x-api-key header is required"};
    if (request.header("anthropic-version").empty())
        return Objection{400, "anthropic-version: header is required"};
    if (ask.model.empty())
        return Objection{400, "model: Field required"};
    if (list(member(ask.body, "messages")).empty())
        return Objection{400, "messages: at least one message is required"};
    return {};
}

class AnthropicFormat : public Format
{
public:
    ErrorAnswer error(const Behaviour &behaviour, const std::string &message) const override
    {
        const Json json = {{"type", "error"},
                           {"error", {{"type", errorType(behaviour.status)}, {"message", message}}},
                           {"request_id", requestId(0)}};
        return {json.dump(), "request-id: " + requestId(0) + "\r\n"};
    }

    std::vector<Frame> failure(const Reply &, std::size_t) const override
    {
        const Json json = {{"type", "error"},
                           {"error", {{"type", "overloaded_error"}, {"message", "Overloaded"}}}};
        return {{sse("error", json)}};
    }

    std::string headers(const Ask &ask) const override
    {
        return "request-id: " + requestId(ask.number) + "\r\nanthropic-organization-id: fake\r\n";
    }

    Frame broken() const override
    {
        return {"event: content_block_delta\ndata: {\"type\": \"content_block_delta\", \n\n", 0, true, false,
                false};
    }
};

class MessagesFormat : public AnthropicFormat
{
public:
    bool takes(const Received &request) const override
    {
        return request.method == "POST" && request.path.ends_with("/v1/messages");
    }

    Ask read(const Received &request, const Body &body) const override { return readAsk(request, body); }

    std::optional<Objection> objection(const Received &request, const Ask &ask) const override
    {
        if (const auto found = missing(request, ask))
            return found;
        if (ask.outputLimit < 1)
            return Objection{400, "max_tokens: Field required"};
        return messagesObjection(ask.body);
    }

    std::string whole(const Reply &reply) const override
    {
        Json content = Json::array();
        for (const Part &part : reply.answer.parts)
            content.push_back(block(part, true));
        Json usage = messageUsage(reply.answer.usage, reply.answer.usage.completion);
        usage.update(finalUsage(reply.answer.usage));
        Json json = message(reply.ask, std::move(content), std::move(usage));
        json["stop_reason"] = stopReason(reply.answer);
        json["stop_details"] = stopDetails(reply.answer);
        if (!reply.answer.tellsUsage)
            json.erase("usage");
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &reply) const override { return EventBuilder(reply).build(); }
};

class CountFormat : public AnthropicFormat
{
public:
    bool takes(const Received &request) const override
    {
        return request.method == "POST" && request.path.ends_with("/v1/messages/count_tokens");
    }

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask = readAsk(request, body);
        ask.kind = Ask::Kind::Count;
        ask.stream = false;
        return ask;
    }

    std::optional<Objection> objection(const Received &request, const Ask &ask) const override
    {
        return missing(request, ask);
    }

    std::string whole(const Reply &reply) const override
    {
        return Json{{"input_tokens", reply.answer.usage.prompt}}.dump();
    }

    std::vector<Frame> stream(const Reply &) const override { return {}; }
};

} // namespace

std::unique_ptr<Format> messagesFormat()
{
    return std::make_unique<MessagesFormat>();
}

std::unique_ptr<Format> messagesCountFormat()
{
    return std::make_unique<CountFormat>();
}

} // namespace llm0::fake
