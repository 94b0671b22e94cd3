#include "dialects/responses/responsesrequestwriter.h"

#include "dialects/openai/chatrequestwriter.h"
#include "dialects/responses/inputwriter.h"
#include "dialects/thinkingeffort.h"
#include "dialects/wordless.h"

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

/// The name of something that is set and that Responses does not know; "" for none.
std::string_view foreignField(const ChatRequest &request)
{
    const std::pair<bool, std::string_view> fields[] = {
        {request.choices > 1, "n"},
        {!request.stop.empty(), "stop"},
        {request.seed.has_value(), "seed"},
        {request.topK.has_value(), "top_k"},
        {request.minP.has_value(), "min_p"},
        {request.frequencyPenalty.has_value(), "frequency_penalty"},
        {request.presencePenalty.has_value(), "presence_penalty"},
        {request.repeatPenalty.has_value(), "repetition_penalty"},
        {!request.logitBias.empty(), "logit_bias"},
        {request.audioOutput, "modalities"},
        {!request.audio.empty(), "audio"},
        {!request.prediction.empty(), "prediction"},
        {request.temperature.value_or(0) > 2, "temperature"},
    };
    for (const auto &[isSet, name] : fields) {
        if (isSet)
            return name;
    }
    return {};
}

Json functionJson(const Tool &tool)
{
    refuseIf(!tool.hosted.empty(), "tools[].type '" + tool.hosted + "'");
    Json function = {{"type", "function"}, {"name", tool.name}};
    if (!tool.description.empty())
        function["description"] = tool.description;
    if (!tool.parameters.empty())
        function["parameters"] = parsedJson(tool.parameters);
    // Where it is left out here, Responses means true and others false.
    function["strict"] = tool.strict ? Json(*tool.strict) : Json();
    return function;
}

Json toolChoiceJson(const ToolChoice &choice)
{
    if (choice.mode == ToolChoice::Mode::Named)
        return {{"type", "function"}, {"name", choice.name}};
    if (choice.mode == ToolChoice::Mode::Auto)
        return "auto";
    return choice.mode == ToolChoice::Mode::None ? "none" : "required";
}

Json formatJson(const AnswerShape &shape)
{
    if (shape.kind == AnswerShape::Kind::JsonObject)
        return {{"type", "json_object"}};
    Json format = {{"type", "json_schema"}, {"name", shape.name.empty() ? "answer" : shape.name}};
    if (!shape.description.empty())
        format["description"] = shape.description;
    if (!shape.schema.empty())
        format["schema"] = parsedJson(shape.schema);
    if (shape.strict)
        format["strict"] = *shape.strict;
    return format;
}

class Writer
{
public:
    Writer(const ChatRequest &request, const RequestTerms &terms) : m_request(request), m_terms(terms) {}

    std::string write()
    {
        for (const ExtraField &extra : m_request.extras)
            refuseIf(true, extra.name);
        const std::string_view foreign = foreignField(m_request);
        refuseIf(!foreign.empty(), foreign);
        m_body["model"] = m_terms.model;
        m_body["input"] = responsesInputJson(m_request.messages);
        m_body["store"] = false;
        if (m_terms.streamed)
            m_body["stream"] = true;
        add("max_output_tokens", m_terms.outputLimit ? m_terms.outputLimit : m_request.outputLimit);
        add("temperature", m_request.temperature);
        add("top_p", m_request.topP);
        add("top_logprobs", m_request.topLogprobs);
        add("parallel_tool_calls", m_request.parallelToolCalls);
        m_body["include"] = {"reasoning.encrypted_content"};
        if (m_request.logprobs.value_or(false))
            m_body["include"].push_back("message.output_text.logprobs");
        tools();
        text();
        reasoning();
        return m_body.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    template <typename T>
    void add(const char *name, const std::optional<T> &value)
    {
        if (value)
            m_body[name] = *value;
    }

    void tools()
    {
        for (const Tool &tool : m_request.tools)
            m_body["tools"].push_back(functionJson(tool));
        if (m_request.toolChoice)
            m_body["tool_choice"] = toolChoiceJson(*m_request.toolChoice);
    }

    void text()
    {
        if (m_request.shape.kind != AnswerShape::Kind::Text)
            m_body["text"]["format"] = formatJson(m_request.shape);
        if (!m_request.verbosity.empty())
            m_body["text"]["verbosity"] = m_request.verbosity;
    }

    void reasoning()
    {
        const Thinking &thinking = m_request.thinking;
        std::string effort = thinking.effort;
        // "Off" is not known to every model, and most that do not think know no effort at all.
        if (effort.empty() && thinking.budgetTokens.value_or(0) > 0)
            effort = thinkingEffortOf(*thinking.budgetTokens);
        if (!effort.empty())
            m_body["reasoning"]["effort"] = effort;
        if (!thinking.summary.empty())
            m_body["reasoning"]["summary"] = thinking.summary;
        else if (thinking.shown.value_or(false))
            m_body["reasoning"]["summary"] = "auto";
    }

    const ChatRequest &m_request;
    const RequestTerms &m_terms;
    Json m_body = Json::object();
};

} // namespace

Result<std::string> responsesRequestJson(const ChatRequest &request, const RequestTerms &terms)
{
    return writingRequest(Format::OpenAiResponses, [&] { return Writer(request, terms).write(); });
}

} // namespace llm0
