// Amazon Bedrock's Converse and ConverseStream.
#include "support/fakebedrock.h"

#include "support/fakeeventstream.h"

#include <QByteArray>

namespace llm0::fake {

namespace {

using Kind = Part::Kind;

const char *exceptionOf(int status)
{
    switch (status) {
    case 400:
        return "ValidationException";
    case 403:
        return "AccessDeniedException";
    case 404:
        return "ResourceNotFoundException";
    case 408:
        return "ModelTimeoutException";
    case 424:
        return "ModelErrorException";
    case 429:
        return "ThrottlingException";
    case 503:
        return "ServiceUnavailableException";
    default:
        return status < 500 ? "ValidationException" : "InternalServerException";
    }
}

Json usageOf(const Usage &usage)
{
    Json json = {{"inputTokens", usage.freshPrompt()},
                 {"outputTokens", usage.completion},
                 {"totalTokens", usage.prompt + usage.completion},
                 {"cacheReadInputTokens", usage.cached},
                 {"cacheWriteInputTokens", usage.cacheWrites()}};
    Json details = Json::array();
    if (usage.cacheWrite1h > 0)
        details.push_back({{"inputTokens", usage.cacheWrite1h}, {"ttl", "1h"}});
    if (usage.cacheWrite5m > 0)
        details.push_back({{"inputTokens", usage.cacheWrite5m}, {"ttl", "5m"}});
    if (!details.empty())
        json["cacheDetails"] = std::move(details);
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
        return "content_filtered";
    case Finish::Stop:
        break;
    }
    return "end_turn";
}

Json toolUse(const Part &part)
{
    return {{"toolUseId", "tooluse_" + part.callId}, {"name", part.tool}};
}

Json block(const Part &part)
{
    const std::string text = part.text();
    if (part.kind == Kind::Thinking)
        return {
            {"reasoningContent", {{"reasoningText", {{"text", text}, {"signature", signatureOf(text)}}}}}};
    if (part.kind == Kind::Redacted)
        return {{"reasoningContent", {{"redactedContent", base64(signatureOf("redacted"))}}}};
    if (part.kind != Kind::Tool)
        return {{"text", text}};
    Json call = toolUse(part);
    const Json input = Json::parse(text, nullptr, false);
    call["input"] = input.is_discarded() ? Json::object() : input;
    return {{"toolUse", std::move(call)}};
}

std::string message(const char *kind, const std::string &name, const std::string &payload)
{
    const std::string type = kind == std::string_view("event") ? ":event-type" : ":exception-type";
    return eventStreamMessage({{type, name}, {":content-type", "application/json"}, {":message-type", kind}},
                              payload);
}

/// Builds the events of one stream. Blocks of text have no start, as Bedrock's have none.
class EventBuilder
{
public:
    explicit EventBuilder(const Reply &reply) : m_answer(reply.answer) {}

    std::vector<Frame> build()
    {
        add("messageStart", {{"role", "assistant"}}, m_answer.hidden);
        for (std::size_t i = 0; i < m_answer.parts.size(); ++i)
            block(m_answer.parts[i], i);
        add("messageStop", {{"stopReason", stopReason(m_answer)}});
        if (m_answer.tellsUsage)
            add("metadata", {{"usage", usageOf(m_answer.usage)}, {"metrics", {{"latencyMs", 1}}}});
        m_frames.back().last = true;
        return std::move(m_frames);
    }

private:
    void add(const std::string &name, Json payload, std::int64_t tokens = 0, bool content = false)
    {
        payload["p"] = "abcdefgh"; // Bedrock pads its events
        m_frames.push_back({message("event", name, payload.dump()), tokens, content, false, false});
    }

    void block(const Part &part, std::size_t index)
    {
        if (part.kind == Kind::Tool)
            add("contentBlockStart", {{"contentBlockIndex", index}, {"start", {{"toolUse", toolUse(part)}}}});
        for (const Piece &piece : part.pieces)
            delta(index, deltaOf(part.kind, piece.text), piece.tokens, part.kind != Kind::Redacted);
        if (part.kind == Kind::Thinking)
            delta(index, {{"reasoningContent", {{"signature", signatureOf(part.text())}}}}, 0, false);
        add("contentBlockStop", {{"contentBlockIndex", index}});
    }

    void delta(std::size_t index, const Json &delta, std::int64_t tokens, bool content)
    {
        add("contentBlockDelta", {{"contentBlockIndex", index}, {"delta", delta}}, tokens, content);
    }

    static Json deltaOf(Kind kind, const std::string &text)
    {
        if (kind == Kind::Thinking)
            return {{"reasoningContent", {{"text", text}}}};
        if (kind == Kind::Redacted)
            return {{"reasoningContent", {{"redactedContent", base64(signatureOf("redacted"))}}}};
        if (kind == Kind::Tool)
            return {{"toolUse", {{"input", text}}}};
        return {{"text", text}};
    }

    const Answer &m_answer;
    std::vector<Frame> m_frames;
};

/// The texts of a tool's result, JSON as it is written.
std::string resultText(const Body &result)
{
    std::string joined;
    for (const Body &part : list(member(result, "content")))
        joined += member(part, "json").is_null() ? text(part, "text") : part["json"].dump();
    return joined;
}

void readMessage(Conversation &conversation, const Body &message)
{
    const Body &content = member(message, "content");
    if (text(message, "role") == "assistant")
        return conversation.assistant(textOf(content));
    for (const Body &block : list(content)) {
        if (!member(block, "toolResult").is_null())
            conversation.toolResult(resultText(block["toolResult"]));
        if (!member(block, "image").is_null())
            conversation.image();
    }
    conversation.user(textOf(content));
}

std::optional<Body> schemaIn(const Body &body)
{
    const Body &format = member(member(body, "outputConfig"), "textFormat");
    if (text(format, "type") != "json_schema")
        return {};
    const Body &schema = member(member(format, "structure"), "jsonSchema");
    return Body::parse(text(schema, "schema", "{}"), nullptr, false);
}

class BedrockFormat : public Format
{
public:
    explicit BedrockFormat(std::shared_ptr<const AwsKeys> keys) : m_keys(std::move(keys)) {}

    bool takes(const Received &request) const override
    {
        return request.method == "POST" && request.path.starts_with("/model/")
               && (request.path.ends_with("/converse") || request.path.ends_with("/converse-stream"));
    }

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask;
        ask.number = request.number;
        ask.body = body;
        const std::string model = request.path.substr(7, request.path.rfind('/') - 7);
        ask.model = QByteArray::fromPercentEncoding(QByteArray::fromStdString(model)).toStdString();
        ask.stream = request.path.ends_with("-stream");
        limitOutput(ask, integer(member(body, "inferenceConfig"), "maxTokens", -1));
        ask.schema = schemaIn(body);
        for (const Body &tool : list(member(member(body, "toolConfig"), "tools")))
            addTool(ask, text(member(tool, "toolSpec"), "name"),
                    member(member(member(tool, "toolSpec"), "inputSchema"), "json"));
        const Body &choice = member(member(body, "toolConfig"), "toolChoice");
        if (!member(choice, "any").is_null() || !member(choice, "tool").is_null())
            forceTool(ask, text(member(choice, "tool"), "name"));
        Conversation conversation(ask);
        conversation.system(textOf(member(body, "system")));
        for (const Body &message : list(member(body, "messages")))
            readMessage(conversation, message);
        return ask;
    }

    std::optional<Objection> objection(const Received &request, const Ask &ask) const override
    {
        if (!request.header("authorization").starts_with("Bearer ")) {
            if (const auto fault = signatureFault(request, *m_keys, "bedrock"))
                return Objection{403, *fault};
        }
        return bedrockObjection(ask.body);
    }

    std::string whole(const Reply &reply) const override
    {
        Json content = Json::array();
        for (const Part &part : reply.answer.parts)
            content.push_back(block(part));
        Json json = {{"metrics", {{"latencyMs", 1}}},
                     {"output", {{"message", {{"content", std::move(content)}, {"role", "assistant"}}}}},
                     {"stopReason", stopReason(reply.answer)}};
        if (reply.answer.tellsUsage)
            json["usage"] = usageOf(reply.answer.usage);
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &reply) const override { return EventBuilder(reply).build(); }

    ErrorAnswer error(const Behaviour &behaviour, const std::string &message) const override
    {
        std::string type = exceptionOf(behaviour.status);
        if (message.starts_with("The request signature"))
            type = "InvalidSignatureException";
        if (message.starts_with("Missing Auth"))
            type = "MissingAuthenticationTokenException";
        return {Json{{"message", message}}.dump(),
                "x-amzn-ErrorType: " + type + "\r\nx-amzn-RequestId: fake\r\n"};
    }

    std::vector<Frame> failure(const Reply &, std::size_t) const override
    {
        return {
            {message("exception", "modelStreamErrorException", R"({"message":"fake: the model failed"})")}};
    }

    std::string streamType(const Ask &) const override { return "application/vnd.amazon.eventstream"; }
    std::string headers(const Ask &ask) const override
    {
        return "x-amzn-RequestId: fake-" + std::to_string(ask.number) + "\r\n";
    }

    Frame broken() const override
    {
        return {message("event", "contentBlockDelta", "{\"delta\": "), 0, true, false, false};
    }

private:
    std::shared_ptr<const AwsKeys> m_keys;
};

} // namespace

std::unique_ptr<Format> bedrockFormat(std::shared_ptr<const AwsKeys> keys)
{
    return std::make_unique<BedrockFormat>(std::move(keys));
}

} // namespace llm0::fake
