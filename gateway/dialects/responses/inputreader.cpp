#include "dialects/responses/inputreader.h"

#include "dialects/dataurl.h"
#include "dialects/openai/chatmessage.h"
#include "dialects/openai/chatwords.h"
#include "dialects/responses/reasoningitem.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

/// Items of tools that clients run, with everything in them that the model reads.
constexpr std::array textualItems = {
    std::string_view("custom_tool_call"),     std::string_view("custom_tool_call_output"),
    std::string_view("local_shell_call"),     std::string_view("local_shell_call_output"),
    std::string_view("shell_call"),           std::string_view("shell_call_output"),
    std::string_view("apply_patch_call"),     std::string_view("apply_patch_call_output"),
    std::string_view("tool_search_call"),     std::string_view("tool_search_output"),
    std::string_view("mcp_approval_request"), std::string_view("mcp_approval_response")};

bool isTextual(std::string_view type, std::string_view json)
{
    return std::find(textualItems.begin(), textualItems.end(), type) != textualItems.end()
           && json.find("\"input_image\"") == std::string_view::npos
           && json.find("\"input_file\"") == std::string_view::npos;
}

/// What a person can do where OpenAI keeps the item. The AI SDK refers to items unless it is told not to.
std::string_view hintFor(std::string_view type)
{
    return type == "item_reference" ? " (with store: false, clients send the items themselves)" : "";
}

std::string textAt(JsonObject fields, std::string_view name, std::string_view path)
{
    const auto value = valueIn(fields, name);
    return value ? textOf(*value, path) : std::string();
}

void setData(Part &part, std::string url)
{
    if (const auto data = dataUrlIn(url)) {
        part.mediaType = data->mediaType;
        part.data = data->base64;
    } else {
        part.url = std::move(url);
    }
}

} // namespace

void InputReader::read(JsonValue input)
{
    if (input.is_string()) {
        Message message;
        message.parts.emplace_back().text = textOf(input, "input");
        m_request.messages.push_back(std::move(message));
        return;
    }
    for (const JsonValue each : arrayOf(input, "input")) {
        JsonObject fields;
        if (each.get(fields))
            throw BadField{"input", "must be a string or an array of objects"};
        item(fields);
    }
}

void InputReader::item(JsonObject fields)
{
    refuseDoubledFields(fields, "input[].");
    const std::string type = textAt(fields, "type", "input[].type");
    if (type.empty() || type == "message")
        return message(fields);
    if (type == "function_call")
        return functionCall(fields);
    if (type == "function_call_output")
        return functionOutput(fields);
    if (type != "reasoning")
        return foreign("input[].type '" + type + "'" + std::string(hintFor(type)), fields);
    m_unbounded |= textIn(fields, "encrypted_content").empty(); // kept by its ID, if at all
    addReasoningItem(turn().parts, fields);
    leftOver(fields, {"type", "id", "summary", "content", "encrypted_content", "status"}, "input[].");
}

Message &InputReader::turn()
{
    if (m_request.messages.empty() || m_request.messages.back().role != Role::Assistant)
        m_request.messages.emplace_back().role = Role::Assistant;
    return m_request.messages.back();
}

void InputReader::message(JsonObject fields)
{
    const std::string name = textAt(fields, "role", "input[].role");
    const auto role = roleNamed(name);
    if (!role || *role == Role::Tool)
        throw BadField{"input[].role", "must be user, assistant, system or developer"};
    Message *message = nullptr;
    if (*role == Role::Assistant) {
        message = &turn();
    } else {
        message = &m_request.messages.emplace_back();
        message->role = *role;
    }
    if (const auto value = valueIn(fields, "content"))
        content(message->parts, *value);
    leftOver(fields, {"type", "id", "role", "content", "status", "phase"}, "input[].");
}

void InputReader::content(std::vector<Part> &parts, JsonValue content)
{
    if (content.is_string()) {
        if (std::string text = textOf(content, "input[].content"); !text.empty())
            parts.emplace_back().text = std::move(text);
        return;
    }
    for (const JsonValue each : arrayOf(content, "input[].content"))
        contentPart(parts, objectOf(each, "input[].content"));
}

void InputReader::contentPart(std::vector<Part> &parts, JsonObject fields)
{
    constexpr std::string_view path = "input[].content[].";
    refuseDoubledFields(fields, path);
    const std::string type = textAt(fields, "type", "input[].content[].type");
    Part part;
    if (type == "input_text" || type == "output_text") {
        part.text = textAt(fields, "text", "input[].content[].text");
        if (const auto annotations = arrayIn(fields, "annotations"))
            part.citations = citationsOf(*annotations);
    } else if (type == "refusal") {
        part.kind = Part::Kind::Refusal;
        part.text = textAt(fields, "refusal", "input[].content[].refusal");
    } else if (type == "input_image") {
        part = image(fields);
    } else if (type == "input_file") {
        part = file(fields);
    } else {
        m_unbounded = true;
        return foreign("input[].content[].type '" + type + "'", fields);
    }
    if (valueIn(fields, "prompt_cache_breakpoint")) {
        part.cacheTtl = "5m";
        m_cacheMarks = true;
    }
    parts.push_back(std::move(part));
    leftOver(fields,
             {"type", "text", "refusal", "annotations", "logprobs", "image_url", "file_id", "detail",
              "file_data", "file_url", "filename", "prompt_cache_breakpoint"},
             path);
}

Part InputReader::image(JsonObject fields)
{
    Part part;
    part.kind = Part::Kind::Image;
    setData(part, textAt(fields, "image_url", "input[].content[].image_url"));
    part.fileId = textAt(fields, "file_id", "input[].content[].file_id");
    part.detail = textAt(fields, "detail", "input[].content[].detail");
    return part;
}

Part InputReader::file(JsonObject fields)
{
    Part part;
    part.kind = Part::Kind::File;
    part.name = textAt(fields, "filename", "input[].content[].filename");
    part.fileId = textAt(fields, "file_id", "input[].content[].file_id");
    part.url = textAt(fields, "file_url", "input[].content[].file_url");
    std::string data = textAt(fields, "file_data", "input[].content[].file_data");
    if (data.starts_with("data:"))
        setData(part, std::move(data));
    else
        part.data = std::move(data);
    part.detail = textAt(fields, "detail", "input[].content[].detail");
    return part;
}

void InputReader::functionCall(JsonObject item)
{
    Part part;
    part.kind = Part::Kind::ToolCall;
    part.id = textAt(item, "call_id", "input[].call_id");
    part.name = textAt(item, "name", "input[].name");
    part.arguments = textAt(item, "arguments", "input[].arguments");
    turn().parts.push_back(std::move(part));
    leftOver(item, {"type", "id", "call_id", "name", "arguments", "status"}, "input[].");
}

void InputReader::functionOutput(JsonObject item)
{
    Part result;
    result.kind = Part::Kind::ToolResult;
    result.id = textAt(item, "call_id", "input[].call_id");
    if (const auto output = valueIn(item, "output"))
        content(result.content, *output);
    Message &message = m_request.messages.emplace_back();
    message.role = Role::Tool;
    message.parts.push_back(std::move(result));
    leftOver(item, {"type", "id", "call_id", "output", "status"}, "input[].");
}

void InputReader::foreign(std::string_view name, JsonObject item)
{
    std::string json = simdjson::minify(item);
    m_unbounded |= !isTextual(textIn(item, "type"), json);
    m_request.extras.push_back({std::string(name), std::move(json)});
}

void InputReader::leftOver(JsonObject fields, std::initializer_list<std::string_view> known,
                           std::string_view path)
{
    for (const auto field : fields) {
        if (!field.value.is_null() && std::find(known.begin(), known.end(), field.key) == known.end())
            m_request.extras.push_back({std::string(path) + std::string(field.key), jsonTextOf(field.value)});
    }
}

} // namespace llm0
