#include "dialects/anthropic/contentreader.h"

#include "base/base64.h"
#include "dialects/anthropic/citations.h"
#include "dialects/signatures.h"

#include <algorithm>
#include <array>

namespace llm0 {

struct AnthropicContentReader::BlockType {
    std::string_view type;
    Part::Kind kind;
    FieldReader read;
};

namespace {

/// Of any block.
constexpr std::array<std::string_view, 15> blockFields = {
    "type",  "cache_control", "text",        "citations", "source",   "title",    "id",       "name",
    "input", "caller",        "tool_use_id", "content",   "is_error", "thinking", "signature"};

constexpr std::string_view messageBlocks = "messages[].content[]";

/// Blocks about tools that Anthropic ran: what they add to the prompt stands in them.
bool isWrittenOut(std::string_view type)
{
    static constexpr std::array<std::string_view, 4> names = {"server_tool_use", "mcp_tool_use", "compaction",
                                                              "fallback"};
    return std::find(names.begin(), names.end(), type) != names.end()
           || (type.ends_with("_tool_result") && type != "web_fetch_tool_result"); // may hold a PDF
}

Role roleOf(std::string_view role)
{
    if (role == "user")
        return Role::User;
    if (role == "assistant")
        return Role::Assistant;
    if (role == "system")
        return Role::System;
    throw BadField{"messages[].role", "must be user, assistant or system"};
}

/// A search result as text for models that know no such block.
void layOutSearchResult(Part &part)
{
    part.text = part.name + "\n" + part.url + "\n\n" + part.text;
    part.name.clear();
    part.url.clear();
}

bool isDirectCaller(JsonValue value)
{
    JsonObject caller;
    return !value.get(caller) && textIn(caller, "type") == "direct";
}

} // namespace

std::string anthropicCacheTtl(JsonValue cacheControl)
{
    const std::string_view ttl = textIn(objectOf(cacheControl, "cache_control"), "ttl");
    return ttl.empty() ? "5m" : std::string(ttl);
}

const AnthropicContentReader::BlockType *AnthropicContentReader::blockType(std::string_view type)
{
    using Self = AnthropicContentReader;
    static constexpr BlockType types[] = {
        {"text", Part::Kind::Text, &Self::textField},
        {"image", Part::Kind::Image, &Self::imageField},
        {"document", Part::Kind::File, &Self::documentField},
        {"tool_use", Part::Kind::ToolCall, &Self::toolUseField},
        {"tool_result", Part::Kind::ToolResult, &Self::toolResultField},
        {"thinking", Part::Kind::Thinking, &Self::thinkingField},
        {"redacted_thinking", Part::Kind::RedactedThinking, &Self::redactedField},
        {"search_result", Part::Kind::Text, &Self::searchResultField},
    };
    const auto *found = std::find_if(std::begin(types), std::end(types),
                                     [type](const BlockType &known) { return known.type == type; });
    return found == std::end(types) ? nullptr : found;
}

Message AnthropicContentReader::system(JsonValue value)
{
    m_path = "system[]";
    return {Role::System, {}, content(value)};
}

std::vector<Message> AnthropicContentReader::messages(JsonValue value)
{
    m_path = messageBlocks;
    std::vector<Message> messages;
    for (const JsonValue each : arrayOf(value, "messages"))
        message(objectOf(each, "messages[]"), messages);
    return messages;
}

void AnthropicContentReader::message(JsonObject object, std::vector<Message> &messages)
{
    std::optional<Role> role;
    std::vector<Part> parts;
    refuseDoubledFields(object, "messages[].");
    for (const auto [key, value] : object) {
        for (const std::string_view known : {"role", "content"})
            refuseMisspelt(key, known, "messages[].");
        if (key == "role")
            role = roleOf(textOf(value, "messages[].role"));
        else if (key == "content")
            parts = content(value);
        else if (!value.is_null())
            m_extras.push_back({"messages[]." + std::string(key), jsonTextOf(value)});
    }
    if (!role)
        throw BadField{"messages[].role", "is missing"};
    Message rest{*role, {}, {}};
    for (Part &part : parts) {
        if (part.kind != Part::Kind::ToolResult) {
            rest.parts.push_back(std::move(part));
            continue;
        }
        if (!rest.parts.empty())
            messages.push_back(std::exchange(rest, {*role, {}, {}}));
        messages.push_back({Role::Tool, {}, {std::move(part)}});
    }
    if (!rest.parts.empty() || parts.empty())
        messages.push_back(std::move(rest));
}

std::vector<Part> AnthropicContentReader::content(JsonValue value)
{
    std::vector<Part> parts;
    if (value.is_string()) {
        parts.emplace_back().text = textOf(value, m_path);
        return parts;
    }
    for (const JsonValue each : arrayOf(value, m_path))
        block(objectOf(each, m_path), parts);
    return parts;
}

void AnthropicContentReader::block(JsonObject object, std::vector<Part> &parts)
{
    const std::string_view type = textIn(object, "type");
    if (type.empty())
        throw BadField{m_path + ".type", "is missing"};
    const BlockType *known = blockType(type);
    if (!known) {
        unknownBlock(type, object);
        return;
    }
    Part part;
    part.kind = known->kind;
    refuseDoubledFields(object, m_path + ".");
    for (const auto [key, value] : object) {
        refuseMisspeltOf(blockFields, key, m_path + ".");
        if (key == "type" || value.is_null())
            continue;
        if (key == "cache_control")
            part.cacheTtl = anthropicCacheTtl(value);
        else if (!(this->*known->read)(part, key, value))
            extra(key, jsonTextOf(value));
    }
    if (type == "search_result")
        layOutSearchResult(part);
    parts.push_back(std::move(part));
}

void AnthropicContentReader::unknownBlock(std::string_view type, JsonObject object)
{
    extra(type, jsonTextOf(object));
    m_hidden.unbounded |= !isWrittenOut(type);
}

void AnthropicContentReader::extra(std::string_view key, JsonText value)
{
    m_extras.push_back({m_path + "." + std::string(key), std::move(value)});
}

bool AnthropicContentReader::textField(Part &part, std::string_view key, JsonValue value)
{
    if (key == "text")
        part.text = textOf(value, m_path + ".text");
    else if (key == "citations")
        part.citations = anthropicCitationsIn(arrayOf(value, m_path + ".citations"));
    else
        return false;
    return true;
}

bool AnthropicContentReader::imageField(Part &part, std::string_view key, JsonValue value)
{
    if (key != "source")
        return false;
    source(part, objectOf(value, m_path + ".source"));
    return true;
}

bool AnthropicContentReader::documentField(Part &part, std::string_view key, JsonValue value)
{
    if (key == "source")
        source(part, objectOf(value, m_path + ".source"));
    else if (key == "title")
        part.name = textOf(value, m_path + ".title");
    else
        return key == "citations" && !flagIn(objectOf(value, m_path + ".citations"), "enabled");
    return true;
}

void AnthropicContentReader::source(Part &part, JsonObject source)
{
    const std::string_view type = textIn(source, "type");
    if (type == "base64") {
        part.mediaType = textIn(source, "media_type");
        part.data = textIn(source, "data");
    } else if (type == "url") {
        part.url = textIn(source, "url");
    } else if (type == "file") {
        part.fileId = textIn(source, "file_id");
    } else if (type == "text") {
        part.mediaType = "text/plain";
        part.data = toBase64(textIn(source, "data"));
    } else if (type == "content" && !source["content"].is_array()) {
        part.mediaType = "text/plain";
        part.data = toBase64(textIn(source, "content"));
    } else {
        extra("source", jsonTextOf(source));
        m_hidden.unbounded = true;
    }
}

bool AnthropicContentReader::toolUseField(Part &part, std::string_view key, JsonValue value)
{
    if (key == "id")
        part.id = textOf(value, m_path + ".id");
    else if (key == "name")
        part.name = textOf(value, m_path + ".name");
    else if (key == "input")
        part.arguments = jsonTextOf(value);
    else
        return key == "caller" && isDirectCaller(value);
    return true;
}

bool AnthropicContentReader::toolResultField(Part &part, std::string_view key, JsonValue value)
{
    if (key == "tool_use_id")
        part.id = textOf(value, m_path + ".tool_use_id");
    else if (key == "content")
        part.content = content(value);
    else if (key == "is_error")
        part.isError = flagOf(value, m_path + ".is_error");
    else
        return false;
    return true;
}

bool AnthropicContentReader::thinkingField(Part &part, std::string_view key, JsonValue value)
{
    if (key == "thinking")
        part.text = textOf(value, m_path + ".thinking");
    else if (key == "signature")
        part.signature = signatureFrom(textOf(value, m_path + ".signature"), Format::AnthropicMessages);
    else
        return false;
    if (part.signature && part.signature->value.empty())
        part.signature.reset();
    return true;
}

bool AnthropicContentReader::redactedField(Part &part, std::string_view key, JsonValue value)
{
    if (key != "data")
        return false;
    part.signature = signatureFrom(textOf(value, m_path + ".data"), Format::AnthropicMessages);
    return true;
}

bool AnthropicContentReader::searchResultField(Part &part, std::string_view key, JsonValue value)
{
    if (key == "title")
        part.name = textOf(value, m_path + ".title");
    else if (key == "source")
        part.url = textOf(value, m_path + ".source");
    else if (key == "content") {
        for (const Part &each : content(value))
            part.text += each.text + "\n";
    } else
        return key == "citations" && !flagIn(objectOf(value, m_path + ".citations"), "enabled");
    return true;
}

} // namespace llm0
