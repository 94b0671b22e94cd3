#include "support/fakeopenai.h"

#include <algorithm>

namespace llm0::fake {

namespace {

Json errorObject(int status, const std::string &message)
{
    const char *type = status == 429   ? "rate_limit_error"
                       : status == 401 ? "authentication_error"
                       : status >= 500 ? "server_error"
                                       : "invalid_request_error";
    return {{"error", {{"message", message}, {"type", type}, {"param", nullptr}, {"code", nullptr}}}};
}

} // namespace

std::string errorAnswer(int status, const std::string &message)
{
    return errorObject(status, message).dump();
}

ErrorAnswer OpenAiFormat::error(const Behaviour &behaviour, const std::string &message) const
{
    return {errorAnswer(behaviour.status, message), {}};
}

std::vector<Frame> OpenAiFormat::failure(const Reply &, std::size_t) const
{
    return {{sse({}, errorObject(500, "fake: the server had an error"))}};
}

std::string OpenAiFormat::headers(const Ask &) const
{
    return "openai-processing-ms: 1\r\nopenai-version: 2020-10-01\r\n";
}

Json chatUsage(const Usage &usage)
{
    Json prompt = {{"cached_tokens", usage.cached}, {"audio_tokens", 0}};
    if (usage.cacheWrites() > 0)
        prompt["cache_write_tokens"] = usage.cacheWrites();
    return {{"prompt_tokens", usage.prompt},
            {"completion_tokens", usage.completion},
            {"total_tokens", usage.prompt + usage.completion},
            {"prompt_tokens_details", std::move(prompt)},
            {"completion_tokens_details",
             {{"reasoning_tokens", usage.reasoning},
              {"audio_tokens", 0},
              {"accepted_prediction_tokens", 0},
              {"rejected_prediction_tokens", 0}}}};
}

Ask openAiAsk(const Received &request, const Body &body)
{
    Ask ask;
    ask.number = request.number;
    ask.body = body;
    ask.model = text(body, "model");
    ask.stream = member(body, "stream") == true;
    ask.choices = static_cast<int>(std::max<std::int64_t>(1, integer(body, "n", 1)));
    ask.tellsUsage = member(member(body, "stream_options"), "include_usage") == true;
    return ask;
}

std::string chatFinish(const Answer &answer)
{
    if (!answer.finishName.empty())
        return answer.finishName;
    return answer.finish == Finish::Length  ? "length"
           : answer.finish == Finish::Tools ? "tool_calls"
                                            : "stop";
}

std::optional<Body> schemaOf(const Body &format)
{
    const std::string type = text(format, "type");
    if (type == "json_object")
        return Body::object();
    if (type != "json_schema")
        return {};
    const Body &inner = member(format, "json_schema");
    return member(inner.is_object() ? inner : format, "schema");
}

} // namespace llm0::fake
