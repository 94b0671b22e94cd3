#include "dialects/anthropic/requestwriter.h"

#include "dialects/anthropic/claudethinking.h"
#include "dialects/anthropic/contentwriter.h"
#include "dialects/closedschema.h"
#include "dialects/wordless.h"

namespace llm0 {

namespace {

constexpr std::int64_t fallbackLimit = 4096; ///< only where nobody says how long the answer may be

void refuseWordless(const ChatRequest &request)
{
    if (!request.extras.empty())
        throw Wordless{request.extras.front().name};
    refuseIf(request.choices > 1, "n");
    refuseIf(request.logprobs.value_or(false), "logprobs");
    refuseIf(request.topLogprobs.value_or(0) > 0, "top_logprobs");
    refuseIf(request.frequencyPenalty.value_or(0) != 0, "frequency_penalty");
    refuseIf(request.presencePenalty.value_or(0) != 0, "presence_penalty");
    refuseIf(request.repeatPenalty.value_or(1) != 1, "repeat_penalty");
    refuseIf(request.minP.value_or(0) != 0, "min_p");
    refuseIf(request.seed.has_value(), "seed");
    refuseIf(!request.logitBias.empty() && request.logitBias != "{}", "logit_bias");
    refuseIf(!request.verbosity.empty() && request.verbosity != "medium", "verbosity");
    refuseIf(request.audioOutput || !request.audio.empty(), "audio");
    refuseIf(!request.prediction.empty(), "prediction");
    refuseIf(request.temperature.value_or(0) > 1, "temperature above 1");
    refuseIf(request.shape.kind == AnswerShape::Kind::JsonObject, "response_format json_object");
}

Json toolJson(const Tool &tool)
{
    refuseIf(!tool.hosted.empty(), "tools[].type " + tool.hosted);
    Json written = {{"name", tool.name}};
    if (!tool.description.empty())
        written["description"] = tool.description;
    written["input_schema"] = tool.parameters.empty()
                                  ? Json{{"type", "object"}, {"properties", Json::object()}}
                                  : Json::parse(tool.parameters);
    if (tool.strict)
        written["strict"] = *tool.strict;
    if (!tool.cacheTtl.empty())
        written["cache_control"] = anthropicCacheMark(tool.cacheTtl);
    return written;
}

std::string_view choiceType(ToolChoice::Mode mode)
{
    switch (mode) {
    case ToolChoice::Mode::Auto:
        return "auto";
    case ToolChoice::Mode::None:
        return "none";
    case ToolChoice::Mode::Required:
        return "any";
    case ToolChoice::Mode::Named:
        return "tool";
    }
    return "auto";
}

void addTools(Json &body, const ChatRequest &request)
{
    if (request.tools.empty())
        return;
    for (const Tool &tool : request.tools)
        body["tools"].push_back(toolJson(tool));
    const bool oneByOne = !request.parallelToolCalls.value_or(true);
    if (!request.toolChoice && !oneByOne)
        return;
    const ToolChoice choice = request.toolChoice.value_or(ToolChoice{});
    Json written = {{"type", choiceType(choice.mode)}};
    if (choice.mode == ToolChoice::Mode::Named)
        written["name"] = choice.name;
    if (oneByOne && choice.mode != ToolChoice::Mode::None)
        written["disable_parallel_tool_use"] = true;
    body["tool_choice"] = std::move(written);
}

void addShape(Json &body, const AnswerShape &shape)
{
    if (shape.kind != AnswerShape::Kind::JsonSchema)
        return;
    body["output_config"]["format"] = {{"type", "json_schema"}, {"schema", closedSchema(shape.schema)}};
}

void addThinking(Json &body, ClaudeThinking words)
{
    if (!words.thinking.is_null())
        body["thinking"] = std::move(words.thinking);
    if (!words.effort.empty())
        body["output_config"]["effort"] = words.effort;
}

template <typename Value>
void addIf(Json &body, const char *name, const std::optional<Value> &value)
{
    if (value)
        body[name] = *value;
}

std::int64_t maxTokensOf(const ChatRequest &request, const RequestTerms &terms)
{
    if (terms.outputLimit)
        return *terms.outputLimit;
    if (request.outputLimit)
        return *request.outputLimit;
    return terms.outputBound > 0 ? terms.outputBound : fallbackLimit;
}

Json written(const ChatRequest &request, const RequestTerms &terms)
{
    refuseWordless(request);
    const std::int64_t maxTokens = maxTokensOf(request, terms);
    Json body = {{"model", terms.model}, {"max_tokens", maxTokens}};
    if (Json system = anthropicSystem(request.messages); !system.empty())
        body["system"] = std::move(system);
    body["messages"] = anthropicMessages(request.messages);
    addTools(body, request);
    addThinking(body, claudeThinking(request, terms.model, maxTokens, Format::AnthropicMessages));
    addShape(body, request.shape);
    addIf(body, "temperature", request.temperature);
    addIf(body, "top_p", request.topP);
    addIf(body, "top_k", request.topK);
    if (!request.stop.empty())
        body["stop_sequences"] = request.stop;
    if (terms.streamed)
        body["stream"] = true;
    return body;
}

} // namespace

Result<std::string> writeAnthropicRequest(const ChatRequest &request, const RequestTerms &terms)
{
    return writingRequest(Format::AnthropicMessages, [&] {
        return written(request, terms).dump(-1, ' ', false, Json::error_handler_t::replace);
    });
}

} // namespace llm0
