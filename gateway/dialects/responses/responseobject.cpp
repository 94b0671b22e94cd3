#include "dialects/responses/responseobject.h"

#include "dialects/jsonstring.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view idPrefix = "resp_";

template <typename T>
Json orNull(const std::optional<T> &value)
{
    return value ? Json(*value) : Json();
}

Json textOrNull(const std::string &text)
{
    return text.empty() ? Json() : Json(text);
}

Json toolJson(const Tool &tool)
{
    if (!tool.hosted.empty())
        return Json::parse(tool.raw);
    return {{"type", "function"},
            {"name", tool.name},
            {"description", textOrNull(tool.description)},
            {"parameters", tool.parameters.empty() ? Json() : Json::parse(tool.parameters)},
            {"strict", tool.strict.value_or(false)}};
}

Json toolChoiceJson(const std::optional<ToolChoice> &choice)
{
    if (!choice || choice->mode == ToolChoice::Mode::Auto)
        return "auto";
    if (choice->mode == ToolChoice::Mode::Named)
        return {{"type", "function"}, {"name", choice->name}};
    return choice->mode == ToolChoice::Mode::None ? "none" : "required";
}

Json formatJson(const AnswerShape &shape)
{
    if (shape.kind == AnswerShape::Kind::Text)
        return {{"type", "text"}};
    if (shape.kind == AnswerShape::Kind::JsonObject)
        return {{"type", "json_object"}};
    return {{"type", "json_schema"},
            {"name", shape.name},
            {"description", textOrNull(shape.description)},
            {"schema", shape.schema.empty() ? Json() : Json::parse(shape.schema)},
            {"strict", orNull(shape.strict)}};
}

} // namespace

void ResponseObject::setHead(std::string_view id, std::string_view model, std::int64_t createdAt,
                             std::string_view serviceTier)
{
    m_seed = id.starts_with(idPrefix) ? id.substr(idPrefix.size()) : id;
    m_head = "{\"id\":";
    appendJsonString(m_head, std::string(idPrefix) + m_seed);
    m_head += R"(,"object":"response","created_at":)" + std::to_string(createdAt) + ",\"model\":";
    appendJsonString(m_head, model.empty() ? m_request.model : model);
    if (!serviceTier.empty()) {
        m_head += ",\"service_tier\":";
        appendJsonString(m_head, serviceTier);
    }
    m_asked = asked();
}

/// The fields after the first brace, with a comma before each.
std::string ResponseObject::asked() const
{
    Json fields = {{"background", false},
                   {"instructions", nullptr},
                   {"max_output_tokens", orNull(m_request.outputLimit)},
                   {"metadata", Json::object()},
                   {"parallel_tool_calls", m_request.parallelToolCalls.value_or(true)},
                   {"previous_response_id", nullptr},
                   {"reasoning",
                    {{"effort", textOrNull(m_request.thinking.effort)},
                     {"summary", textOrNull(m_request.thinking.summary)}}},
                   {"store", false},
                   {"temperature", orNull(m_request.temperature)},
                   {"text", {{"format", formatJson(m_request.shape)}}},
                   {"tool_choice", toolChoiceJson(m_request.toolChoice)},
                   {"tools", Json::array()},
                   {"top_p", orNull(m_request.topP)},
                   {"truncation", "disabled"}};
    for (const Tool &tool : m_request.tools)
        fields["tools"].push_back(toolJson(tool));
    std::string text = fields.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.front() = ',';
    text.pop_back();
    return text;
}

std::string ResponseObject::json(const State &state) const
{
    std::string out = m_head;
    out.append(",\"status\":\"").append(state.status).append("\",\"error\":");
    out.append(state.error.empty() ? "null" : state.error).append(",\"incomplete_details\":");
    if (state.incompleteReason.empty())
        out += "null";
    else
        out.append("{\"reason\":\"").append(state.incompleteReason).append("\"}");
    out.append(",\"output\":[").append(state.output).append("]").append(m_asked);
    out.append(",\"usage\":").append(state.usage.empty() ? "null" : state.usage);
    return out + "}";
}

ResponseEnd responseEnd(FinishReason finish, bool refusedInWords)
{
    switch (finish) {
    case FinishReason::Length:
    case FinishReason::Pause:
        return {"incomplete", "max_output_tokens"};
    case FinishReason::ContentFilter:
        return {"incomplete", "content_filter"};
    case FinishReason::Refusal:
        return refusedInWords ? ResponseEnd{"completed", ""} : ResponseEnd{"incomplete", "content_filter"};
    default:
        return {"completed", ""};
    }
}

} // namespace llm0
