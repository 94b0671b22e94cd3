// Gemini's generateContent, whole and streamed.
#include "support/fakegemini.h"

namespace llm0::fake {

namespace {

using Kind = Part::Kind;

Json modality(std::int64_t tokens)
{
    return Json::array({{{"modality", "TEXT"}, {"tokenCount", tokens}}});
}

/// `visible`: output tokens told so far, apart from thoughts.
Json usageOf(const Usage &usage, std::int64_t visible)
{
    Json json = {{"promptTokenCount", usage.prompt}};
    if (visible > 0)
        json["candidatesTokenCount"] = visible;
    json["totalTokenCount"] = usage.prompt + visible + usage.reasoning;
    if (usage.cached > 0) {
        json["cachedContentTokenCount"] = usage.cached;
        json["cacheTokensDetails"] = modality(usage.cached);
    }
    json["promptTokensDetails"] = modality(usage.prompt);
    if (usage.reasoning > 0)
        json["thoughtsTokenCount"] = usage.reasoning;
    return json;
}

std::string finishReason(const Answer &answer)
{
    if (!answer.finishName.empty())
        return answer.finishName;
    return answer.finish == Finish::Length ? "MAX_TOKENS" : "STOP";
}

Json frameOf(const Ask &ask)
{
    return {{"candidates", Json::array()},
            {"modelVersion", ask.model},
            {"responseId", "fake" + std::to_string(ask.number)}};
}

/// The prompt is refused: there are no candidates at all.
Json blocked(const Reply &reply)
{
    Json json = frameOf(reply.ask);
    json.erase("candidates");
    json["promptFeedback"] = {
        {"blockReason", reply.answer.finishName.empty() ? "PROHIBITED_CONTENT" : reply.answer.finishName}};
    if (reply.answer.tellsUsage)
        json["usageMetadata"] = usageOf(reply.answer.usage, 0);
    return json;
}

Json part(const Part &part, const std::string &text)
{
    if (part.kind == Kind::Tool)
        return {{"functionCall", {{"name", part.tool}, {"args", Json::parse(text, nullptr, false)}}}};
    Json json = {{"text", text}};
    if (part.kind == Kind::Thinking)
        json["thought"] = true;
    return json;
}

/// The parts of a whole answer. What was thought is signed on the first part after it.
Json parts(const Answer &answer)
{
    Json all = Json::array();
    std::string signature;
    for (const Part &one : answer.parts) {
        if (one.kind == Kind::Redacted || one.text().empty())
            continue;
        all.push_back(part(one, one.text()));
        if (one.kind == Kind::Thinking)
            signature = signatureOf(one.text());
        else if (!signature.empty())
            all.back()["thoughtSignature"] = std::exchange(signature, {});
    }
    return all;
}

Json content(Json parts)
{
    Json json = Json::object();
    if (!parts.empty())
        json["parts"] = std::move(parts);
    json["role"] = "model";
    return json;
}

/// Builds the chunks of one stream.
class ChunkBuilder
{
public:
    explicit ChunkBuilder(const Reply &reply) : m_ask(reply.ask), m_answer(reply.answer) {}

    std::vector<Frame> build()
    {
        m_hidden = m_answer.hidden;
        for (const Part &one : m_answer.parts) {
            if (one.kind == Kind::Tool)
                chunk(signedPart(one, one.text()), tokensOf(one));
            else if (one.kind == Kind::Redacted)
                m_hidden += tokensOf(one);
            else
                pieces(one);
        }
        end();
        return std::move(m_frames);
    }

private:
    static std::int64_t tokensOf(const Part &part)
    {
        std::int64_t tokens = 0;
        for (const Piece &piece : part.pieces)
            tokens += piece.tokens;
        return tokens;
    }

    void pieces(const Part &one)
    {
        for (const Piece &piece : one.pieces)
            chunk(part(one, piece.text), piece.tokens, one.kind == Kind::Thinking);
        if (one.kind == Kind::Thinking)
            m_signature = signatureOf(one.text());
    }

    Json signedPart(const Part &one, const std::string &text)
    {
        Json json = part(one, text);
        if (!m_signature.empty())
            json["thoughtSignature"] = std::exchange(m_signature, {});
        return json;
    }

    void chunk(const Json &onePart, std::int64_t tokens, bool thought = false)
    {
        for (int i = 0; i < m_ask.choices; ++i) {
            m_visible += thought ? 0 : tokens;
            add({{"content", content(Json::array({onePart}))}, {"index", i}}, tokens, true);
        }
    }

    /// The last chunk of each candidate says why, with an empty text that carries a signature not yet told.
    void end()
    {
        Json last = Json::array();
        if (!m_signature.empty())
            last.push_back({{"text", ""}, {"thoughtSignature", m_signature}});
        for (int i = 0; i < m_ask.choices; ++i)
            add({{"content", content(last)}, {"finishReason", finishReason(m_answer)}, {"index", i}}, 0,
                false);
        m_frames.back().last = true;
    }

    void add(Json candidate, std::int64_t tokens, bool isContent)
    {
        Json json = frameOf(m_ask);
        json["candidates"].push_back(std::move(candidate));
        if (m_answer.tellsUsage)
            json["usageMetadata"] = usageOf(m_answer.usage, m_visible);
        m_frames.push_back(
            {json.dump(), tokens + std::exchange(m_hidden, 0) * m_ask.choices, isContent, false, false});
    }

    const Ask &m_ask;
    const Answer &m_answer;
    std::vector<Frame> m_frames;
    std::string m_signature;
    std::int64_t m_visible = 0;
    std::int64_t m_hidden = 0;
};

void readConfig(Ask &ask, const Body &config)
{
    limitOutput(ask, either(config, "maxOutputTokens", "max_output_tokens").is_number_integer()
                         ? either(config, "maxOutputTokens", "max_output_tokens").get<std::int64_t>()
                         : -1);
    const Body &candidates = either(config, "candidateCount", "candidate_count");
    ask.choices = candidates.is_number_integer() ? candidates.get<int>() : 1;
    const Body &type = either(config, "responseMimeType", "response_mime_type");
    if (type != "application/json")
        return;
    const Body &schema = either(config, "responseJsonSchema", "response_json_schema");
    const Body &older = either(config, "responseSchema", "response_schema");
    ask.schema = schema.is_object() ? schema : older.is_object() ? older : Body::object();
}

void readTools(Ask &ask, const Body &body)
{
    for (const Body &tool : list(member(body, "tools"))) {
        for (const Body &function : list(either(tool, "functionDeclarations", "function_declarations")))
            addTool(ask, text(function, "name"),
                    member(function, member(function, "parameters").is_object() ? "parameters"
                                                                                : "parametersJsonSchema"));
    }
    const Body &config =
        either(either(body, "toolConfig", "tool_config"), "functionCallingConfig", "function_calling_config");
    const Body &allowed = list(either(config, "allowedFunctionNames", "allowed_function_names"));
    if (text(config, "mode") == "ANY")
        forceTool(ask, allowed.empty() ? std::string() : allowed.front().get<std::string>());
}

class GenerateFormat : public GeminiBase
{
public:
    GenerateFormat() : GeminiBase({"generateContent", "streamGenerateContent"}) {}

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask = begin(request, body);
        ask.stream = methodOf(request) == "streamGenerateContent";
        ask.eventStream = request.target.find("alt=sse") != std::string::npos;
        ask.blocksPrompts = true;
        readConfig(ask, either(body, "generationConfig", "generation_config"));
        readTools(ask, body);
        Conversation conversation(ask);
        conversation.system(textOf(member(either(body, "systemInstruction", "system_instruction"), "parts")));
        for (const Body &content : list(member(body, "contents")))
            readContent(conversation, content);
        return ask;
    }

    std::optional<Objection> objection(const Received &request, const Ask &ask) const override
    {
        const auto found = GeminiBase::objection(request, ask);
        return found ? found : geminiObjection(ask.body);
    }

    std::string whole(const Reply &reply) const override
    {
        const auto &[ask, answer] = reply;
        if (answer.finish == Finish::Refusal)
            return blocked(reply).dump();
        Json json = frameOf(ask);
        for (int i = 0; i < ask.choices; ++i)
            json["candidates"].push_back(
                {{"content", content(parts(answer))}, {"finishReason", finishReason(answer)}, {"index", i}});
        if (answer.tellsUsage)
            json["usageMetadata"] = usageOf(answer.usage, answer.usage.completion - answer.usage.reasoning);
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &reply) const override
    {
        if (reply.answer.finish == Finish::Refusal)
            return {{blocked(reply).dump(), 0, false, true, false}};
        return ChunkBuilder(reply).build();
    }

    std::string streamType(const Ask &ask) const override
    {
        return ask.eventStream ? "text/event-stream" : wholeType();
    }

    Frame broken() const override { return {"{\"candidates\": [", 0, true, false, false}; }

    std::string wire(const Ask &ask, const std::string &event, std::size_t index) const override
    {
        if (ask.eventStream)
            return "data: " + event + "\r\n\r\n";
        return (index == 0 ? "[" : "\n,\r\n") + event;
    }

    std::string ending(const Ask &ask) const override { return ask.eventStream ? "" : "\n]"; }
};

} // namespace

std::unique_ptr<Format> geminiFormat()
{
    return std::make_unique<GenerateFormat>();
}

} // namespace llm0::fake
