#include "dialects/ollama/ollamarequestwriter.h"

#include "dialects/jsonfields.h"
#include "dialects/ollama/ollamamessages.h"
#include "dialects/ollama/ollamaoptions.h"
#include "dialects/thinkingeffort.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

/// A field without a message: Ollama has no words for it.
void refuseIf(bool said, std::string_view field)
{
    if (said)
        throw BadField{std::string(field), {}};
}

void refuseUnknown(const ChatRequest &request)
{
    if (!request.extras.empty())
        throw BadField{request.extras.front().name, {}};
    refuseIf(request.choices != 1, "n");
    refuseIf(!request.logitBias.empty() && request.logitBias != "{}", "logit_bias");
    refuseIf(!request.verbosity.empty() && request.verbosity != "medium", "verbosity");
    refuseIf(request.audioOutput || !request.audio.empty(), "audio");
    refuseIf(!request.prediction.empty(), "prediction");
    refuseIf(request.parallelToolCalls == false && !request.tools.empty(), "parallel_tool_calls");
    const bool forced = request.toolChoice
                        && (request.toolChoice->mode == ToolChoice::Mode::Required
                            || request.toolChoice->mode == ToolChoice::Mode::Named);
    refuseIf(forced, "tool_choice");
}

/// true, false or one of three levels; null: not said.
Json thinkOf(const Thinking &thinking)
{
    std::string_view effort = thinking.effort;
    if (effort.empty() && thinking.budgetTokens) {
        if (*thinking.budgetTokens < 0)
            return true;
        effort = thinkingEffortOf(*thinking.budgetTokens);
    }
    if (effort.empty())
        return {};
    if (effort == "none")
        return false;
    if (effort == "minimal")
        return "low";
    if (effort == "xhigh" || effort == "max")
        return "high";
    return effort;
}

Json toolJson(const Tool &tool)
{
    refuseIf(!tool.hosted.empty(), "tools (" + tool.hosted + ")");
    Json function = {{"name", tool.name}, {"description", tool.description}};
    Json parameters = tool.parameters.empty() ? Json() : Json::parse(tool.parameters, nullptr, false);
    if (!parameters.is_object())
        parameters = {{"type", "object"}, {"properties", Json::object()}};
    function["parameters"] = std::move(parameters);
    return {{"type", "function"}, {"function", std::move(function)}};
}

/// A choice of none is told by telling of no tools.
void writeTools(const ChatRequest &request, Json &body)
{
    if (request.toolChoice && request.toolChoice->mode == ToolChoice::Mode::None)
        return;
    for (const Tool &tool : request.tools)
        body["tools"].push_back(toolJson(tool));
}

void writeShape(const AnswerShape &shape, Json &body)
{
    if (shape.kind == AnswerShape::Kind::Text)
        return;
    Json schema = Json::parse(shape.schema, nullptr, false);
    body["format"] = schema.is_discarded() ? Json("json") : std::move(schema);
}

void writeCommon(const ChatRequest &request, const RequestTerms &terms, Json &body)
{
    body["stream"] = terms.streamed;
    writeShape(request.shape, body);
    if (Json think = thinkOf(request.thinking); !think.is_null())
        body["think"] = std::move(think);
    if (request.logprobs)
        body["logprobs"] = *request.logprobs;
    if (request.topLogprobs)
        body["top_logprobs"] = *request.topLogprobs;
    Json options = ollamaOptions(request, terms.outputLimit ? terms.outputLimit : request.outputLimit);
    if (!options.empty())
        body["options"] = std::move(options);
}

/// At most system prompts and one thing the user says.
void writePrompt(const ChatRequest &request, Json &body)
{
    std::string system;
    body["prompt"] = "";
    for (std::size_t i = 0; i < request.messages.size(); ++i) {
        const Message &message = request.messages[i];
        const bool last = i + 1 == request.messages.size();
        const bool isSystem = message.role == Role::System || message.role == Role::Developer;
        refuseIf(!isSystem && (!last || message.role != Role::User), "messages");
        refuseIf(!message.name.empty(), "messages[].name");
        const Json spelt = ollamaMessage("user", message.parts);
        if (isSystem) {
            system += (system.empty() ? "" : "\n") + spelt["content"].get<std::string>();
            continue;
        }
        body["prompt"] = spelt["content"];
        if (spelt.contains("images"))
            body["images"] = spelt["images"];
    }
    if (!system.empty())
        body["system"] = system;
    refuseIf(!request.tools.empty(), "tools");
}

template <typename F>
Result<std::string> bodyFrom(const ChatRequest &request, const RequestTerms &terms, Format format,
                             F &&content)
{
    try {
        refuseUnknown(request);
        Json body = {{"model", terms.model.empty() ? request.model : terms.model}};
        content(body);
        writeCommon(request, terms, body);
        return body.dump(-1, ' ', false, Json::error_handler_t::replace);
    } catch (const BadField &bad) {
        return bad.message.empty() ? cannotExpress(bad.field, format) : badFieldError(bad);
    }
}

} // namespace

Result<std::string> ollamaChatBody(const ChatRequest &request, const RequestTerms &terms)
{
    return bodyFrom(request, terms, Format::OllamaChat, [&request](Json &body) {
        body["messages"] = ollamaMessages(request);
        writeTools(request, body);
    });
}

Result<std::string> ollamaGenerateBody(const ChatRequest &request, const RequestTerms &terms)
{
    return bodyFrom(request, terms, Format::OllamaGenerate,
                    [&request](Json &body) { writePrompt(request, body); });
}

} // namespace llm0
