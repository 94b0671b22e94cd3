#include "dialects/ollama/ollamamessages.h"

#include "dialects/dataurl.h"
#include "dialects/madecallid.h"

#include <algorithm>
#include <array>
#include <utility>

namespace llm0 {

namespace {

std::string mediaTypeOf(std::string_view base64)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> beginnings = {
        {{"iVBORw0KGgo", "image/png"},
         {"/9j/", "image/jpeg"},
         {"R0lGOD", "image/gif"},
         {"UklGR", "image/webp"}}};
    for (const auto &[beginning, type] : beginnings) {
        if (base64.starts_with(beginning))
            return std::string(type);
    }
    return "image/png";
}

Role roleOf(FieldTaker &fields)
{
    const auto value = fields.take("role");
    const std::string role = value ? textOf(*value, fields.at("role")) : "user";
    if (role == "system")
        return Role::System;
    if (role == "assistant")
        return Role::Assistant;
    if (role == "tool")
        return Role::Tool;
    if (role == "user")
        return Role::User;
    throw BadField{fields.at("role"), "must be system, user, assistant or tool"};
}

std::string takeText(FieldTaker &fields, std::string_view name)
{
    const auto value = fields.take(name);
    return value ? textOf(*value, fields.at(name)) : "";
}

void addText(std::string text, Part::Kind kind, std::vector<Part> &parts)
{
    if (text.empty())
        return;
    Part part;
    part.kind = kind;
    part.text = std::move(text);
    parts.push_back(std::move(part));
}

} // namespace

void readOllamaImages(JsonValue list, const std::string &path, std::vector<Part> &parts)
{
    for (const JsonValue item : listOf(list)) {
        const std::string text = textOf(item, path);
        Part image;
        image.kind = Part::Kind::Image;
        const auto url = dataUrlIn(text);
        image.data = url ? std::string(url->base64) : text;
        image.mediaType = url ? std::string(url->mediaType) : mediaTypeOf(text);
        parts.push_back(std::move(image));
    }
}

void OllamaMessageReader::read(JsonValue messages)
{
    std::size_t index = 0;
    for (const JsonValue item : arrayOf(messages, "messages")) {
        const std::string path = itemPath("messages", index++);
        message(objectOf(item, path), path);
    }
}

void OllamaMessageReader::message(JsonObject object, const std::string &path)
{
    FieldTaker fields(object, path);
    Message message;
    message.role = roleOf(fields);
    if (message.role == Role::Tool) {
        result(fields, message);
    } else {
        addText(takeText(fields, "thinking"), Part::Kind::Thinking, message.parts);
        addText(takeText(fields, "content"), Part::Kind::Text, message.parts);
        if (const auto images = fields.take("images"))
            readOllamaImages(*images, fields.at("images"), message.parts);
        if (const auto list = fields.take("tool_calls"))
            calls(*list, fields.at("tool_calls"), message);
    }
    fields.leaveTo(m_request.extras);
    m_request.messages.push_back(std::move(message));
}

void OllamaMessageReader::calls(JsonValue list, const std::string &path, Message &message)
{
    std::size_t index = 0;
    for (const JsonValue item : arrayOf(list, path)) {
        FieldTaker outer(objectOf(item, path), itemPath(path, index++));
        outer.drop({"type"});
        Part call;
        call.kind = Part::Kind::ToolCall;
        call.id = takeText(outer, "id");
        if (call.id.empty())
            call.id = madeCallId("ollama request", m_count);
        ++m_count;
        if (const auto function = outer.take("function")) {
            FieldTaker fields(objectOf(*function, outer.at("function")), outer.at("function"));
            fields.drop({"index"});
            call.name = takeText(fields, "name");
            const auto arguments = fields.take("arguments");
            call.arguments = arguments ? jsonTextOf(objectOf(*arguments, fields.at("arguments"))) : "{}";
            fields.leaveTo(m_request.extras);
        }
        outer.leaveTo(m_request.extras);
        m_open.push_back({call.id, call.name});
        message.parts.push_back(std::move(call));
    }
}

void OllamaMessageReader::result(FieldTaker &fields, Message &message)
{
    Part result;
    result.kind = Part::Kind::ToolResult;
    result.id = takeText(fields, "tool_call_id");
    result.name = takeText(fields, "tool_name");
    const auto call = std::find_if(m_open.begin(), m_open.end(), [&result](const Call &open) {
        return result.id.empty() ? result.name.empty() || open.name == result.name : open.id == result.id;
    });
    if (call != m_open.end()) {
        result.id = call->id;
        result.name = call->name;
        m_open.erase(call);
    } else if (result.id.empty()) {
        result.id = madeCallId("ollama result", m_count++);
    }
    addText(takeText(fields, "content"), Part::Kind::Text, result.content);
    if (const auto images = fields.take("images"))
        readOllamaImages(*images, fields.at("images"), result.content);
    message.parts.push_back(std::move(result));
}

} // namespace llm0
