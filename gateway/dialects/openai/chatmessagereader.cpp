#include "dialects/openai/chatmessagereader.h"

#include "dialects/dataurl.h"
#include "dialects/openai/chatwords.h"
#include "dialects/openai/reasoningdetails.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

/// What message() reads, or what changes neither the answer nor its price.
constexpr std::array knownFields = {std::string_view("role"),          std::string_view("content"),
                                    std::string_view("name"),          std::string_view("tool_calls"),
                                    std::string_view("refusal"),       std::string_view("reasoning_content"),
                                    std::string_view("reasoning"),     std::string_view("reasoning_details"),
                                    std::string_view("cache_control"), std::string_view("annotations"),
                                    std::string_view("tool_call_id")};

/// Required text, or "" where the field is absent or null.
std::string textAt(JsonObject fields, std::string_view name, std::string_view path)
{
    const auto value = valueIn(fields, name);
    return value ? textOf(*value, path) : std::string();
}

/// In the words of the body itself: what it holds may be long.
std::string_view viewOf(JsonValue value, std::string_view path)
{
    std::string_view text;
    if (value.get(text))
        throw BadField{std::string(path), "must be a string"};
    return text;
}

std::string_view viewAt(JsonObject fields, std::string_view name, std::string_view path)
{
    const auto value = valueIn(fields, name);
    return value ? viewOf(*value, path) : std::string_view();
}

Part imagePart(JsonValue image)
{
    Part part;
    part.kind = Part::Kind::Image;
    std::string_view url;
    if (image.is_object()) {
        const JsonObject fields = objectOf(image, "messages[].content[].image_url");
        refuseDoubledFields(fields, "image_url.");
        url = viewAt(fields, "url", "image_url.url");
        part.detail = textAt(fields, "detail", "image_url.detail");
    } else {
        url = viewOf(image, "messages[].content[].image_url");
    }
    if (const auto data = dataUrlIn(url)) {
        part.mediaType = data->mediaType;
        part.data = data->base64;
    } else {
        part.url = url;
    }
    return part;
}

Part audioPart(JsonValue audio)
{
    Part part;
    part.kind = Part::Kind::Audio;
    const JsonObject fields = objectOf(audio, "messages[].content[].input_audio");
    refuseDoubledFields(fields, "input_audio.");
    part.data = textAt(fields, "data", "input_audio.data");
    part.mediaType = audioMediaType(textAt(fields, "format", "input_audio.format"));
    return part;
}

Part filePart(JsonValue file)
{
    Part part;
    part.kind = Part::Kind::File;
    const JsonObject fields = objectOf(file, "messages[].content[].file");
    refuseDoubledFields(fields, "file.");
    part.name = textAt(fields, "filename", "file.filename");
    part.fileId = textAt(fields, "file_id", "file.file_id");
    const std::string_view data = viewAt(fields, "file_data", "file.file_data");
    if (const auto url = dataUrlIn(data)) {
        part.mediaType = url->mediaType;
        part.data = url->base64;
    } else {
        part.data = data;
    }
    return part;
}

Part textPart(Part::Kind kind, std::string text)
{
    Part part;
    part.kind = kind;
    part.text = std::move(text);
    return part;
}

} // namespace

void ChatMessageReader::read(JsonValue messages)
{
    for (const JsonValue each : arrayOf(messages, "messages")) {
        JsonObject fields;
        if (each.get(fields))
            throw BadField{"messages", "must hold objects"};
        message(fields);
    }
    if (m_request.messages.empty())
        throw BadField{"messages", "must not be empty"};
}

void ChatMessageReader::message(JsonObject fields)
{
    refuseDoubledFields(fields, "messages[].");
    Message message;
    message.role = role(fields);
    if (message.role == Role::Tool) {
        toolResult(message, fields);
    } else {
        message.name = textAt(fields, "name", "messages[].name");
        if (const auto value = valueIn(fields, "content"))
            content(message.parts, *value);
        if (const auto value = valueIn(fields, "refusal"))
            message.parts.push_back(textPart(Part::Kind::Refusal, textOf(*value, "messages[].refusal")));
        if (const auto value = valueIn(fields, "tool_calls"))
            toolCalls(message, arrayOf(*value, "messages[].tool_calls"));
        addReasoning(message.parts, fields);
    }
    if (const auto mark = valueIn(fields, "cache_control"); mark && !message.parts.empty())
        message.parts.back().cacheTtl = cacheTtlOf(*mark);
    otherFields(fields);
    m_request.messages.push_back(std::move(message));
}

Role ChatMessageReader::role(JsonObject fields)
{
    JsonValue value;
    if (fields["role"].get(value)) {
        m_request.extras.push_back({"messages[].role", "null"});
        return Role::User;
    }
    const std::string name = textOf(value, "messages[].role");
    if (const auto role = roleNamed(name))
        return *role;
    extra("messages[].role", value);
    return name == "function" ? Role::Tool : Role::User;
}

void ChatMessageReader::content(std::vector<Part> &parts, JsonValue content)
{
    if (content.is_array()) {
        for (const JsonValue each : JsonArray(content)) {
            JsonObject fields;
            if (each.get(fields))
                throw BadField{"messages[].content", "must be a string or an array of objects"};
            contentPart(parts, fields);
        }
    } else if (content.is_string()) {
        if (std::string text = textOf(content, "messages[].content"); !text.empty())
            parts.push_back(textPart(Part::Kind::Text, std::move(text)));
    } else {
        throw BadField{"messages[].content", "must be a string or an array of objects"};
    }
}

void ChatMessageReader::contentPart(std::vector<Part> &parts, JsonObject fields)
{
    refuseDoubledFields(fields, "messages[].content[].");
    const std::string type = textAt(fields, "type", "messages[].content[].type");
    const auto value =
        valueIn(fields, type == "image_url" || type == "input_audio" || type == "file" || type == "refusal"
                            ? std::string_view(type)
                            : std::string_view("text"));
    if (value && type == "text")
        parts.push_back(textPart(Part::Kind::Text, textOf(*value, "messages[].content[].text")));
    else if (value && type == "refusal")
        parts.push_back(textPart(Part::Kind::Refusal, textOf(*value, "messages[].content[].refusal")));
    else if (value && type == "image_url")
        parts.push_back(imagePart(*value));
    else if (value && type == "input_audio")
        parts.push_back(audioPart(*value));
    else if (value && type == "file")
        parts.push_back(filePart(*value));
    else
        return unknownPart(fields);
    for (const auto field : fields) {
        if (field.key == "prompt_cache_breakpoint" && !field.value.is_null())
            parts.back().cacheTtl = "5m";
        else if (field.key == "cache_control" && !field.value.is_null())
            parts.back().cacheTtl = cacheTtlOf(field.value);
        else if (field.key != "type" && field.key != type && !field.value.is_null())
            extra("messages[].content[]." + std::string(field.key), field.value);
    }
}

void ChatMessageReader::unknownPart(JsonObject fields)
{
    m_unbounded = true;
    m_request.extras.push_back({"messages[].content[].type", simdjson::minify(fields)});
}

void ChatMessageReader::toolCalls(Message &message, JsonArray calls)
{
    for (const JsonValue each : calls) {
        const JsonObject call = objectOf(each, "messages[].tool_calls");
        refuseDoubledFields(call, "messages[].tool_calls[].");
        const auto function = objectIn(call, "function");
        if (!function) {
            extra("messages[].tool_calls[].type", each);
            continue;
        }
        refuseDoubledFields(*function, "messages[].tool_calls[].function.");
        Part part;
        part.kind = Part::Kind::ToolCall;
        part.id = textAt(call, "id", "messages[].tool_calls[].id");
        part.name = textAt(*function, "name", "messages[].tool_calls[].function.name");
        part.arguments = textAt(*function, "arguments", "messages[].tool_calls[].function.arguments");
        message.parts.push_back(std::move(part));
        for (const auto field : call) {
            if (field.key != "id" && field.key != "type" && field.key != "function" && field.key != "index"
                && !field.value.is_null())
                extra("messages[].tool_calls[]." + std::string(field.key), field.value);
        }
    }
}

void ChatMessageReader::toolResult(Message &message, JsonObject fields)
{
    Part result;
    result.kind = Part::Kind::ToolResult;
    result.id = textAt(fields, "tool_call_id", "messages[].tool_call_id");
    result.name = textAt(fields, "name", "messages[].name");
    if (const auto value = valueIn(fields, "content"))
        content(result.content, *value);
    message.parts.push_back(std::move(result));
}

void ChatMessageReader::otherFields(JsonObject fields)
{
    for (const auto field : fields) {
        if (field.value.is_null()
            || std::find(knownFields.begin(), knownFields.end(), field.key) != knownFields.end())
            continue;
        if (field.key == "prefix" && field.value.is_bool() && !bool(field.value))
            continue;                        // Mistral's library says the default aloud
        m_unbounded |= field.key == "audio"; // an earlier spoken answer, by ID
        extra("messages[]." + std::string(field.key), field.value);
    }
}

void ChatMessageReader::extra(std::string_view name, JsonValue value)
{
    m_request.extras.push_back({std::string(name), jsonTextOf(value)});
}

} // namespace llm0
