#include "dialects/gemini/geminirequestwriter.h"

#include "dialects/gemini/geminicontentwriter.h"
#include "dialects/gemini/geminimodelage.h"
#include "dialects/jsonfields.h"
#include "dialects/thinkingeffort.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

/// What is thrown where Gemini has no words: a field without a message.
[[noreturn]] void noWordsFor(std::string_view field)
{
    throw BadField{std::string(field), {}};
}

void refuseIf(bool said, std::string_view field)
{
    if (said)
        noWordsFor(field);
}

void refuseUnknown(const ChatRequest &request)
{
    if (!request.extras.empty())
        noWordsFor(request.extras.front().name);
    refuseIf(request.minP.value_or(0) != 0, "min_p");
    refuseIf(request.repeatPenalty && *request.repeatPenalty != 1, "repeat_penalty");
    refuseIf(!request.logitBias.empty() && request.logitBias != "{}", "logit_bias");
    refuseIf(!request.verbosity.empty() && request.verbosity != "medium", "verbosity");
    refuseIf(request.audioOutput || !request.audio.empty(), "audio");
    refuseIf(!request.prediction.empty(), "prediction");
    refuseIf(request.parallelToolCalls == false && !request.tools.empty(), "parallel_tool_calls");
    refuseIf(request.temperature && (*request.temperature < 0 || *request.temperature > 2), "temperature");
    refuseIf(request.stop.size() > 5, "stop");
    refuseIf(request.seed
                 && (*request.seed < std::numeric_limits<std::int32_t>::min()
                     || *request.seed > std::numeric_limits<std::int32_t>::max()),
             "seed");
}

std::string_view levelOf(const Thinking &thinking)
{
    std::string_view effort = thinking.effort;
    if (effort.empty())
        effort = thinkingEffortOf(thinking.budgetTokens.value_or(-1));
    if (effort == "none" || effort == "minimal") // the least there is: later models cannot be kept from it
        return "minimal";
    if (effort == "low" || effort == "medium" || effort.empty())
        return effort;
    if (effort == "high" || effort == "xhigh" || effort == "max")
        return "high";
    noWordsFor("reasoning_effort");
}

Json thinkingConfig(const Thinking &thinking, std::string_view model)
{
    Json config = Json::object();
    if (thinking.budgetTokens && thinking.effort.empty())
        config["thinkingBudget"] = *thinking.budgetTokens;
    else if (!thinking.effort.empty() && isOldGemini(model))
        config["thinkingBudget"] = std::min<std::int64_t>(thinkingBudgetOf(thinking.effort),
                                                          thinkingBudgetOf("high")); // Flash takes no more
    else if (!thinking.effort.empty())
        config["thinkingLevel"] = levelOf(thinking);
    if (thinking.shown)
        config["includeThoughts"] = *thinking.shown;
    else if (!thinking.summary.empty())
        config["includeThoughts"] = true;
    return config;
}

void writeShape(const AnswerShape &shape, Json &config)
{
    if (shape.kind == AnswerShape::Kind::Text)
        return;
    config["responseMimeType"] = "application/json";
    Json schema = Json::parse(shape.schema, nullptr, false);
    if (shape.kind != AnswerShape::Kind::JsonSchema || schema.is_discarded())
        return;
    if (!shape.description.empty() && schema.is_object() && !schema.contains("description"))
        schema["description"] = shape.description;
    config["responseJsonSchema"] = std::move(schema);
}

/// One detail for all pictures, or none: Gemini sets it for the whole request.
std::string detailOf(const ChatRequest &request)
{
    std::string detail;
    bool first = true;
    for (const Message &message : request.messages) {
        for (const Part &part : message.parts) {
            if (part.kind != Part::Kind::Image)
                continue;
            const std::string own = part.detail == "auto" ? "" : part.detail;
            refuseIf(!first && own != detail, "detail");
            detail = own;
            first = false;
        }
    }
    return detail;
}

void writeDetail(const ChatRequest &request, Json &config)
{
    const std::string detail = detailOf(request);
    if (detail == "low")
        config["mediaResolution"] = "MEDIA_RESOLUTION_LOW";
    else if (detail == "high")
        config["mediaResolution"] = "MEDIA_RESOLUTION_HIGH";
    else
        refuseIf(!detail.empty(), "detail");
}

template <typename T>
void put(Json &into, const char *name, const std::optional<T> &value)
{
    if (value)
        into[name] = *value;
}

Json generationConfig(const ChatRequest &request, const RequestTerms &terms)
{
    Json config = Json::object();
    put(config, "maxOutputTokens", terms.outputLimit ? terms.outputLimit : request.outputLimit);
    put(config, "temperature", request.temperature);
    put(config, "topP", request.topP);
    put(config, "topK", request.topK);
    put(config, "seed", request.seed);
    put(config, "presencePenalty", request.presencePenalty);
    put(config, "frequencyPenalty", request.frequencyPenalty);
    put(config, "responseLogprobs", request.logprobs);
    put(config, "logprobs", request.topLogprobs);
    if (request.choices != 1)
        config["candidateCount"] = request.choices;
    if (!request.stop.empty())
        config["stopSequences"] = request.stop;
    writeShape(request.shape, config);
    writeDetail(request, config);
    if (Json thinking = thinkingConfig(request.thinking, terms.model); !thinking.empty())
        config["thinkingConfig"] = std::move(thinking);
    return config;
}

Json functionDeclaration(const Tool &tool)
{
    Json function = {{"name", tool.name}};
    if (!tool.description.empty())
        function["description"] = tool.description;
    if (Json schema = Json::parse(tool.parameters, nullptr, false); !schema.is_discarded())
        function["parametersJsonSchema"] = std::move(schema);
    return function;
}

void writeTools(const ChatRequest &request, Json &body)
{
    Json functions = Json::array();
    for (const Tool &tool : request.tools) {
        refuseIf(!tool.hosted.empty(), "tools (" + tool.hosted + ")");
        functions.push_back(functionDeclaration(tool));
    }
    if (!functions.empty())
        body["tools"] = Json::array({{{"functionDeclarations", std::move(functions)}}});
}

/// "" : not said, which is AUTO.
std::string_view modeOf(const ChatRequest &request)
{
    const bool allStrict = !request.tools.empty()
                           && std::all_of(request.tools.begin(), request.tools.end(),
                                          [](const Tool &tool) { return tool.strict == true; });
    const bool free = !request.toolChoice || request.toolChoice->mode == ToolChoice::Mode::Auto;
    if (free && allStrict)
        return "VALIDATED";
    if (!request.toolChoice)
        return {};
    switch (request.toolChoice->mode) {
    case ToolChoice::Mode::Auto:
        return "AUTO";
    case ToolChoice::Mode::None:
        return "NONE";
    default:
        return "ANY";
    }
}

void writeToolConfig(const ChatRequest &request, Json &body)
{
    const std::string_view mode = modeOf(request);
    if (mode.empty() || request.tools.empty())
        return;
    Json calling = {{"mode", mode}};
    if (request.toolChoice && request.toolChoice->mode == ToolChoice::Mode::Named)
        calling["allowedFunctionNames"] = Json::array({request.toolChoice->name});
    body["toolConfig"]["functionCallingConfig"] = std::move(calling);
}

Error refusalOf(const BadField &bad)
{
    return bad.message.empty() ? cannotExpress(bad.field, Format::GeminiContent) : badFieldError(bad);
}

} // namespace

Result<std::string> geminiRequestBody(const ChatRequest &request, const RequestTerms &terms)
{
    try {
        refuseUnknown(request);
        Json body = Json::object();
        GeminiContentWriter(request, terms.model).writeTo(body);
        writeTools(request, body);
        writeToolConfig(request, body);
        if (Json config = generationConfig(request, terms); !config.empty())
            body["generationConfig"] = std::move(config);
        return body.dump(-1, ' ', false, Json::error_handler_t::replace);
    } catch (const BadField &bad) {
        return refusalOf(bad);
    }
}

} // namespace llm0
