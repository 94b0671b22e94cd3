#include "dialects/openai/chatrequestwriter.h"

#include "dialects/openai/chatmessages.h"
#include "dialects/thinkingeffort.h"
#include "dialects/wordless.h"

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

constexpr double hottest = 2; // the highest temperature there is

Json functionJson(const Tool &tool)
{
    Json function = {{"name", tool.name}};
    if (!tool.description.empty())
        function["description"] = tool.description;
    if (!tool.parameters.empty())
        function["parameters"] = parsedJson(tool.parameters);
    if (tool.strict)
        function["strict"] = *tool.strict;
    return {{"type", "function"}, {"function", std::move(function)}};
}

Json toolChoiceJson(const ToolChoice &choice)
{
    switch (choice.mode) {
    case ToolChoice::Mode::Auto:
        return "auto";
    case ToolChoice::Mode::None:
        return "none";
    case ToolChoice::Mode::Required:
        return "required";
    case ToolChoice::Mode::Named:
        break;
    }
    return {{"type", "function"}, {"function", {{"name", choice.name}}}};
}

Json shapeJson(const AnswerShape &shape)
{
    if (shape.kind == AnswerShape::Kind::JsonObject)
        return {{"type", "json_object"}};
    Json schema = {{"name", shape.name.empty() ? "answer" : shape.name}};
    if (!shape.description.empty())
        schema["description"] = shape.description;
    if (!shape.schema.empty())
        schema["schema"] = parsedJson(shape.schema);
    if (shape.strict)
        schema["strict"] = *shape.strict;
    return {{"type", "json_schema"}, {"json_schema", std::move(schema)}};
}

/// What is nearest to no thinking: not every model can be told so, and most never think.
std::string_view leastEffortOf(std::string_view model)
{
    const std::string_view name = model.substr(model.rfind('/') + 1);
    if (name.starts_with("gpt-5."))
        return "none";
    if (name.starts_with("gpt-5"))
        return "minimal";
    const bool thinks = name.starts_with("o1") || name.starts_with("o3") || name.starts_with("o4")
                        || name.starts_with("gpt-oss");
    return thinks ? "low" : "";
}

std::string effortOf(const Thinking &thinking, std::string_view model)
{
    if (!thinking.effort.empty())
        return thinking.effort;
    if (!thinking.budgetTokens)
        return {};
    return std::string(*thinking.budgetTokens == 0 ? leastEffortOf(model)
                                                   : thinkingEffortOf(*thinking.budgetTokens));
}

class Writer
{
public:
    Writer(const ChatRequest &request, const RequestTerms &terms) : m_request(request), m_terms(terms) {}

    std::string write()
    {
        for (const ExtraField &extra : m_request.extras)
            refuseIf(true, extra.name);
        m_body["model"] = m_terms.model;
        m_body["messages"] = chatMessagesJson(m_request.messages, m_terms.model);
        stream();
        limit();
        sampling();
        tools();
        shape();
        return m_body.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    template <typename T>
    void add(const char *name, const std::optional<T> &value)
    {
        if (value)
            m_body[name] = *value;
    }

    void addJson(const char *name, const JsonText &value)
    {
        if (!value.empty())
            m_body[name] = parsedJson(value);
    }

    void stream()
    {
        if (!m_terms.streamed)
            return;
        m_body["stream"] = true;
        m_body["stream_options"] = {{"include_usage", true}};
    }

    void limit()
    {
        const auto limit = m_terms.outputLimit ? m_terms.outputLimit : m_request.outputLimit;
        const std::string_view field =
            m_terms.outputLimitField.empty() ? "max_tokens" : m_terms.outputLimitField;
        if (limit)
            m_body[std::string(field)] = *limit;
        if (m_request.choices > 1)
            m_body["n"] = m_request.choices;
    }

    void sampling()
    {
        refuseIf(m_request.temperature.value_or(0) > hottest, "temperature");
        add("temperature", m_request.temperature);
        add("top_p", m_request.topP);
        add("min_p", m_request.minP);
        add("top_k", m_request.topK);
        add("frequency_penalty", m_request.frequencyPenalty);
        add("presence_penalty", m_request.presencePenalty);
        add("repetition_penalty", m_request.repeatPenalty);
        add("seed", m_request.seed);
        if (!m_request.stop.empty())
            m_body["stop"] = m_request.stop;
        add("logprobs", m_request.logprobs);
        add("top_logprobs", m_request.topLogprobs);
        addJson("logit_bias", m_request.logitBias);
        addJson("prediction", m_request.prediction);
    }

    void tools()
    {
        for (const Tool &tool : m_request.tools) {
            refuseIf(!tool.hosted.empty(), "tools[].type '" + tool.hosted + "'");
            m_body["tools"].push_back(functionJson(tool));
        }
        if (m_request.toolChoice)
            m_body["tool_choice"] = toolChoiceJson(*m_request.toolChoice);
        add("parallel_tool_calls", m_request.parallelToolCalls);
    }

    void shape()
    {
        if (m_request.shape.kind != AnswerShape::Kind::Text)
            m_body["response_format"] = shapeJson(m_request.shape);
        if (const std::string effort = effortOf(m_request.thinking, m_terms.model); !effort.empty())
            m_body["reasoning_effort"] = effort;
        if (!m_request.verbosity.empty())
            m_body["verbosity"] = m_request.verbosity;
        if (m_request.audioOutput)
            m_body["modalities"] = {"text", "audio"};
        addJson("audio", m_request.audio);
    }

    const ChatRequest &m_request;
    const RequestTerms &m_terms;
    Json m_body = Json::object();
};

} // namespace

Json parsedJson(const JsonText &text)
{
    return Json::parse(text);
}

Result<std::string> chatRequestJson(const ChatRequest &request, const RequestTerms &terms)
{
    return writingRequest(Format::OpenAiChat, [&] { return Writer(request, terms).write(); });
}

} // namespace llm0
