#include "support/fakechat.h"

#include <algorithm>

namespace llm0::fake {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t madeAt = 1'700'000'000;
constexpr std::string_view toolArguments = R"({"city":"Paris","unit":"celsius"})";

std::int64_t visibleAndReasoning(const ChatRequest &request, const Behaviour &behaviour)
{
    const std::int64_t wanted = std::int64_t{behaviour.completionTokens} + behaviour.reasoningTokens;
    return request.outputLimit >= 0 ? std::min(wanted, request.outputLimit) : wanted;
}

bool cutByLimit(const ChatRequest &request, const Behaviour &behaviour)
{
    return visibleAndReasoning(request, behaviour)
           < std::int64_t{behaviour.completionTokens} + behaviour.reasoningTokens;
}

std::string finishReason(const ChatRequest &request, const Behaviour &behaviour)
{
    if (cutByLimit(request, behaviour))
        return "length";
    return behaviour.tool ? "tool_calls" : "stop";
}

/// The text of one choice in the pieces in which it is streamed.
std::vector<std::string> pieces(const ChatRequest &request, const Behaviour &behaviour,
                                const Received &received)
{
    if (behaviour.echo)
        return {received.body};
    if (behaviour.json)
        return {R"({"answer")", R"(:42})"};
    if (behaviour.tool)
        return {std::string(toolArguments.substr(0, 8)), std::string(toolArguments.substr(8))};
    const std::int64_t visible =
        std::max<std::int64_t>(0, visibleAndReasoning(request, behaviour) - behaviour.reasoningTokens);
    std::vector<std::string> words;
    for (std::int64_t i = 0; i < visible; ++i)
        words.push_back("w" + std::to_string(i) + " "
                        + std::string(static_cast<std::size_t>(behaviour.padBytes), 'x'));
    return words;
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const auto &part : parts)
        text += part;
    return text;
}

Json usage(const ChatRequest &request, const Behaviour &behaviour)
{
    const TokenCount bill = fullBill(request, behaviour);
    const std::int64_t reasoning =
        std::min<std::int64_t>(behaviour.reasoningTokens, visibleAndReasoning(request, behaviour));
    return {{"prompt_tokens", bill.prompt},
            {"completion_tokens", bill.completion},
            {"total_tokens", bill.prompt + bill.completion},
            {"prompt_tokens_details", {{"cached_tokens", behaviour.cachedTokens}, {"audio_tokens", 0}}},
            {"completion_tokens_details",
             {{"reasoning_tokens", reasoning * request.choices}, {"audio_tokens", 0}}}};
}

Json toolCall(const std::string &arguments)
{
    return {{"id", "call_fake"},
            {"type", "function"},
            {"function", {{"name", "get_weather"}, {"arguments", arguments}}}};
}

std::string answerId(const Received &received)
{
    return "chatcmpl-fake" + std::to_string(received.number);
}

Json chunk(const ChatRequest &request, const Behaviour &behaviour, const Received &received)
{
    Json json = {{"id", answerId(received)}, {"object", "chat.completion.chunk"}, {"created", madeAt},
                 {"model", request.model},   {"system_fingerprint", "fp_fake"},   {"choices", Json::array()}};
    if (request.includeUsage && !behaviour.noUsage)
        json["usage"] = nullptr;
    return json;
}

Frame frame(const Json &json, std::int64_t tokens = 0, bool content = false)
{
    return {"data: " + json.dump() + "\n\n", tokens, content};
}

/// Builds the events of one stream.
class StreamBuilder
{
public:
    StreamBuilder(const ChatRequest &request, const Behaviour &behaviour, const Received &received)
        : m_request(request)
        , m_behaviour(behaviour)
        , m_received(received)
    {}

    std::vector<Frame> build()
    {
        roles();
        contents();
        for (int i = 0; i < m_request.choices; ++i)
            choice(i, Json::object(), finishReason(m_request, m_behaviour));
        if (m_request.includeUsage && !m_behaviour.noUsage) {
            Json last = chunk(m_request, m_behaviour, m_received);
            last["usage"] = usage(m_request, m_behaviour);
            m_frames.push_back(frame(last));
        }
        m_frames.push_back({"data: [DONE]\n\n", 0, false});
        return std::move(m_frames);
    }

private:
    void choice(int index, Json delta, const Json &finish = nullptr, std::int64_t tokens = 0,
                bool content = false)
    {
        Json json = chunk(m_request, m_behaviour, m_received);
        json["choices"].push_back({{"index", index},
                                   {"delta", std::move(delta)},
                                   {"logprobs", nullptr},
                                   {"finish_reason", finish}});
        m_frames.push_back(frame(json, tokens, content));
    }

    /// Reasoning is over, and billed, before the first visible token.
    void roles()
    {
        const std::int64_t reasoning =
            std::min<std::int64_t>(m_behaviour.reasoningTokens, visibleAndReasoning(m_request, m_behaviour));
        for (int i = 0; i < m_request.choices; ++i) {
            Json delta = {{"role", "assistant"}, {"content", m_behaviour.tool ? Json(nullptr) : Json("")}};
            if (m_behaviour.tool) {
                delta["tool_calls"] = Json::array({toolCall("")});
                delta["tool_calls"][0]["index"] = 0;
            }
            choice(i, std::move(delta), nullptr, reasoning);
        }
    }

    void contents()
    {
        const auto parts = pieces(m_request, m_behaviour, m_received);
        const std::int64_t visible = std::max<std::int64_t>(0, visibleAndReasoning(m_request, m_behaviour)
                                                                   - m_behaviour.reasoningTokens);
        std::int64_t left = visible;
        for (std::size_t part = 0; part < parts.size(); ++part) {
            const std::int64_t here =
                part + 1 == parts.size() ? left : visible / static_cast<std::int64_t>(parts.size());
            left -= here;
            for (int i = 0; i < m_request.choices; ++i)
                choice(i, delta(parts[part]), nullptr, here, true);
            if (part == 0 && m_behaviour.badJson)
                m_frames.push_back({"data: {\"id\": \"broken\", \"choices\": [\n\n", 0, true});
        }
    }

    Json delta(const std::string &text) const
    {
        if (!m_behaviour.tool)
            return {{"content", text}};
        const Json call = {{"index", 0}, {"function", {{"arguments", text}}}};
        return {{"tool_calls", Json::array({call})}};
    }

    const ChatRequest &m_request;
    const Behaviour &m_behaviour;
    const Received &m_received;
    std::vector<Frame> m_frames;
};

std::int64_t integer(const nlohmann::json &body, const char *name, std::int64_t otherwise)
{
    return body.contains(name) && body[name].is_number_integer() ? body[name].get<std::int64_t>() : otherwise;
}

} // namespace

ChatRequest chatRequestFrom(const nlohmann::json &body)
{
    ChatRequest request;
    if (!body.is_object())
        return request;
    if (body.contains("model") && body["model"].is_string())
        request.model = body["model"];
    request.stream = body.contains("stream") && body["stream"] == true;
    if (body.contains("stream_options") && body["stream_options"].is_object())
        request.includeUsage = body["stream_options"].value("include_usage", false);
    request.choices = static_cast<int>(std::max<std::int64_t>(1, integer(body, "n", 1)));
    for (const char *name : {"max_tokens", "max_completion_tokens"}) {
        const std::int64_t limit = integer(body, name, -1);
        if (limit >= 0)
            request.outputLimit = request.outputLimit < 0 ? limit : std::min(limit, request.outputLimit);
    }
    request.prompt = promptTokens(body);
    return request;
}

TokenCount fullBill(const ChatRequest &request, const Behaviour &behaviour)
{
    return {std::max<std::int64_t>(request.prompt, behaviour.cachedTokens),
            visibleAndReasoning(request, behaviour) * request.choices};
}

std::string wholeAnswer(const ChatRequest &request, const Behaviour &behaviour, const Received &received)
{
    if (behaviour.badJson)
        return R"({"id": "chatcmpl-fake", "choices": [{"message": )";
    const std::string text = joined(pieces(request, behaviour, received));
    Json answer = {{"id", answerId(received)},
                   {"object", "chat.completion"},
                   {"created", madeAt},
                   {"model", request.model},
                   {"choices", Json::array()}};
    for (int i = 0; i < request.choices; ++i) {
        Json message = {{"role", "assistant"}, {"content", behaviour.tool ? Json(nullptr) : Json(text)}};
        if (behaviour.tool)
            message["tool_calls"] = Json::array({toolCall(std::string(toolArguments))});
        answer["choices"].push_back({{"index", i},
                                     {"message", std::move(message)},
                                     {"logprobs", nullptr},
                                     {"finish_reason", finishReason(request, behaviour)}});
    }
    if (!behaviour.noUsage)
        answer["usage"] = usage(request, behaviour);
    answer["system_fingerprint"] = "fp_fake";
    return answer.dump();
}

std::vector<Frame> streamedAnswer(const ChatRequest &request, const Behaviour &behaviour,
                                  const Received &received)
{
    return StreamBuilder(request, behaviour, received).build();
}

std::string errorAnswer(int status, const std::string &message)
{
    const char *type = status == 429   ? "rate_limit_error"
                       : status == 401 ? "authentication_error"
                       : status >= 500 ? "server_error"
                                       : "invalid_request_error";
    const Json error = {
        {"error", {{"message", message}, {"type", type}, {"param", nullptr}, {"code", nullptr}}}};
    return error.dump();
}

} // namespace llm0::fake
