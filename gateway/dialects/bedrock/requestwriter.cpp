#include "dialects/bedrock/requestwriter.h"

#include "dialects/anthropic/claudethinking.h"
#include "dialects/bedrock/contentwriter.h"
#include "dialects/bedrock/modelfamily.h"
#include "dialects/closedschema.h"
#include "dialects/thinkingeffort.h"
#include "dialects/wordless.h"

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

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
    refuseIf(request.shape.kind == AnswerShape::Kind::JsonObject, "response_format json_object");
}

bool speaksOfTools(const ChatRequest &request)
{
    for (const Message &message : request.messages) {
        for (const Part &part : message.parts) {
            if (part.kind == Part::Kind::ToolCall || part.kind == Part::Kind::ToolResult)
                return true;
        }
    }
    return false;
}

/// Writes one request's body, model by model.
class Writer
{
public:
    Writer(const ChatRequest &request, const RequestTerms &terms)
        : m_request(request)
        , m_terms(terms)
        , m_family(bedrockFamilyOf(terms.model))
    {}

    Json written()
    {
        refuseWordless(m_request);
        const bool marks = m_family == BedrockFamily::Claude || m_family == BedrockFamily::Nova;
        BedrockContentWriter content(marks);
        if (Json system = content.system(m_request.messages); !system.empty())
            m_body["system"] = std::move(system);
        m_body["messages"] = content.messages(m_request.messages);
        addInference();
        addTools(marks);
        addTopK();
        addThinking();
        addShape();
        return std::move(m_body);
    }

private:
    std::int64_t maxTokens() const
    {
        if (m_terms.outputLimit)
            return *m_terms.outputLimit;
        return m_request.outputLimit.value_or(m_terms.outputBound);
    }

    void addInference()
    {
        Json config = Json::object();
        if (maxTokens() > 0)
            config["maxTokens"] = maxTokens();
        if (m_request.temperature)
            config["temperature"] = *m_request.temperature;
        if (m_request.topP)
            config["topP"] = *m_request.topP;
        if (!m_request.stop.empty())
            config["stopSequences"] = m_request.stop;
        if (!config.empty())
            m_body["inferenceConfig"] = std::move(config);
    }

    void addTools(bool marks)
    {
        if (m_request.tools.empty())
            return;
        const ToolChoice choice = m_request.toolChoice.value_or(ToolChoice{});
        if (choice.mode == ToolChoice::Mode::None) {
            // There is no word for it, but tools that nothing refers to can be left out.
            refuseIf(speaksOfTools(m_request), "tool_choice none");
            return;
        }
        Json &config = m_body["toolConfig"];
        for (const Tool &tool : m_request.tools) {
            config["tools"].push_back({{"toolSpec", toolSpec(tool)}});
            if (marks && !tool.cacheTtl.empty())
                config["tools"].push_back(bedrockCachePoint(tool.cacheTtl));
        }
        addChoice(config, choice);
    }

    static Json toolSpec(const Tool &tool)
    {
        refuseIf(!tool.hosted.empty(), "tools[].type " + tool.hosted);
        Json spec = {{"name", tool.name}};
        if (!tool.description.empty())
            spec["description"] = tool.description;
        spec["inputSchema"] = {{"json", tool.parameters.empty()
                                            ? Json{{"type", "object"}, {"properties", Json::object()}}
                                            : Json::parse(tool.parameters)}};
        if (tool.strict)
            spec["strict"] = *tool.strict;
        return spec;
    }

    void addChoice(Json &config, const ToolChoice &choice)
    {
        if (!m_request.parallelToolCalls.value_or(true)) {
            // Only Claude has a word for it, and only in its own spelling.
            refuseIf(m_family != BedrockFamily::Claude, "parallel_tool_calls");
            additional()["tool_choice"] = claudeChoice(choice);
        } else if (choice.mode == ToolChoice::Mode::Named) {
            config["toolChoice"] = {{"tool", {{"name", choice.name}}}};
        } else if (choice.mode == ToolChoice::Mode::Required) {
            config["toolChoice"] = {{"any", Json::object()}};
        } else if (m_request.toolChoice) {
            config["toolChoice"] = {{"auto", Json::object()}};
        }
    }

    static Json claudeChoice(const ToolChoice &choice)
    {
        const bool named = choice.mode == ToolChoice::Mode::Named;
        const bool any = choice.mode == ToolChoice::Mode::Required;
        Json written = {{"type", named ? "tool" : any ? "any" : "auto"}};
        if (named)
            written["name"] = choice.name;
        written["disable_parallel_tool_use"] = true;
        return written;
    }

    void addTopK()
    {
        if (!m_request.topK)
            return;
        switch (m_family) {
        case BedrockFamily::Claude:
        case BedrockFamily::Mistral:
            additional()["top_k"] = *m_request.topK;
            return;
        case BedrockFamily::Nova:
            additional()["inferenceConfig"] = {{"topK", *m_request.topK}};
            return;
        default:
            throw Wordless{"top_k"};
        }
    }

    void addThinking()
    {
        const Thinking &thinking = m_request.thinking;
        if (thinking.effort.empty() && !thinking.budgetTokens)
            return;
        if (m_family == BedrockFamily::Claude)
            return addClaudeThinking();
        const std::string effort = effortWord(thinking);
        const bool off = effort == "none";
        if (m_family == BedrockFamily::Nova)
            additional()["reasoningConfig"] =
                off ? Json{{"type", "disabled"}} : Json{{"type", "enabled"}, {"maxReasoningEffort", effort}};
        else if (m_family == BedrockFamily::GptOss)
            additional()["reasoning_effort"] = off ? "low" : effort;
        else
            refuseIf(!off, "reasoning_effort");
    }

    void addClaudeThinking()
    {
        ClaudeThinking words = claudeThinking(m_request, m_terms.model, maxTokens(), Format::BedrockConverse);
        if (!words.thinking.is_null())
            additional()["thinking"] = std::move(words.thinking);
        if (!words.effort.empty())
            m_body["outputConfig"]["effort"] = words.effort;
    }

    /// "none", "low", "medium" or "high".
    static std::string effortWord(const Thinking &thinking)
    {
        const std::int64_t budget =
            thinking.effort.empty() ? *thinking.budgetTokens : thinkingBudgetOf(thinking.effort);
        return budget < 0 ? "medium" : std::string(thinkingEffortOf(budget));
    }

    void addShape()
    {
        const AnswerShape &shape = m_request.shape;
        if (shape.kind != AnswerShape::Kind::JsonSchema)
            return;
        Json schema = {{"schema", closedSchema(shape.schema).dump()}};
        if (!shape.name.empty())
            schema["name"] = shape.name;
        if (!shape.description.empty())
            schema["description"] = shape.description;
        m_body["outputConfig"]["textFormat"] = {{"type", "json_schema"},
                                                {"structure", {{"jsonSchema", std::move(schema)}}}};
    }

    Json &additional() { return m_body["additionalModelRequestFields"]; }

    const ChatRequest &m_request;
    const RequestTerms &m_terms;
    BedrockFamily m_family;
    Json m_body = Json::object();
};

} // namespace

Result<std::string> writeBedrockRequest(const ChatRequest &request, const RequestTerms &terms)
{
    return writingRequest(Format::BedrockConverse, [&] {
        return Writer(request, terms).written().dump(-1, ' ', false, Json::error_handler_t::replace);
    });
}

} // namespace llm0
