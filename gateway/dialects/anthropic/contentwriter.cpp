#include "dialects/anthropic/contentwriter.h"

#include "base/base64.h"
#include "dialects/anthropic/citations.h"
#include "dialects/wordless.h"

namespace llm0 {

namespace {

void addMark(Json &block, const std::string &ttl)
{
    if (!ttl.empty())
        block["cache_control"] = anthropicCacheMark(ttl);
}

Json textBlock(const Part &part)
{
    Json block = {{"type", "text"}, {"text", part.text}};
    for (const Citation &citation : part.citations)
        block["citations"].push_back(anthropicCitation(citation));
    return block;
}

Json sourceOf(const Part &part)
{
    refuseIf(!part.fileId.empty(), "file_id");
    if (!part.url.empty())
        return {{"type", "url"}, {"url", part.url}};
    return {{"type", "base64"}, {"media_type", part.mediaType}, {"data", part.data}};
}

Json documentBlock(const Part &part)
{
    Json block = {{"type", "document"}};
    if (part.mediaType.starts_with("text/") && part.url.empty()) {
        const auto text = fromBase64(part.data);
        refuseIf(!text, "file_data");
        block["source"] = {{"type", "text"}, {"media_type", "text/plain"}, {"data", *text}};
    } else {
        refuseIf(part.url.empty() && part.fileId.empty() && part.mediaType != "application/pdf",
                 "file (" + part.mediaType + ")");
        block["source"] = sourceOf(part);
    }
    if (!part.name.empty())
        block["title"] = part.name;
    return block;
}

Json contentBlock(const Part &part);

Json resultBlock(const Part &part)
{
    Json block = {{"type", "tool_result"}, {"tool_use_id", anthropicToolId(part.id)}};
    if (part.content.size() == 1 && part.content[0].kind == Part::Kind::Text
        && part.content[0].cacheTtl.empty())
        block["content"] = part.content[0].text;
    else if (!part.content.empty()) {
        block["content"] = Json::array();
        for (const Part &inner : part.content)
            block["content"].push_back(contentBlock(inner));
    }
    if (part.isError)
        block["is_error"] = true;
    return block;
}

Json unmarkedBlock(const Part &part)
{
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        return textBlock(part);
    case Part::Kind::Image:
        return {{"type", "image"}, {"source", sourceOf(part)}};
    case Part::Kind::File:
        return documentBlock(part);
    case Part::Kind::ToolCall:
        return {{"type", "tool_use"},
                {"id", anthropicToolId(part.id)},
                {"name", part.name},
                {"input", anthropicToolInput(part.arguments)}};
    case Part::Kind::ToolResult:
        return resultBlock(part);
    case Part::Kind::Thinking:
        return {{"type", "thinking"}, {"thinking", part.text}, {"signature", part.signature->value}};
    case Part::Kind::RedactedThinking:
        return {{"type", "redacted_thinking"}, {"data", part.signature->value}};
    case Part::Kind::Audio:
        break;
    }
    throw Wordless{"input_audio"};
}

Json contentBlock(const Part &part)
{
    Json block = unmarkedBlock(part);
    if (part.kind != Part::Kind::Thinking && part.kind != Part::Kind::RedactedThinking)
        addMark(block, part.cacheTtl);
    return block;
}

/// Anthropic refuses empty texts and reasoning that it did not sign.
bool isSent(const Part &part)
{
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        return !part.text.empty();
    case Part::Kind::Thinking:
    case Part::Kind::RedactedThinking:
        return part.signature && part.signature->origin == Format::AnthropicMessages;
    default:
        return true;
    }
}

bool isSystem(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

void append(Json &messages, const Message &message)
{
    const std::string_view role = message.role == Role::Assistant ? "assistant" : "user";
    refuseIf(!message.name.empty() && message.role != Role::Tool, "messages[].name");
    Json blocks = Json::array();
    for (const Part &part : message.parts) {
        if (isSent(part))
            blocks.push_back(contentBlock(part));
    }
    if (blocks.empty())
        return;
    if (messages.empty() || messages.back()["role"] != role) {
        messages.push_back({{"role", role}, {"content", std::move(blocks)}});
        return;
    }
    Json &content = messages.back()["content"];
    content.insert(content.end(), blocks.begin(), blocks.end());
}

/// The results of tool calls have to come before anything else of their message.
void putResultsFirst(Json &content)
{
    std::stable_partition(content.begin(), content.end(),
                          [](const Json &block) { return block["type"] == "tool_result"; });
}

} // namespace

Json anthropicCacheMark(const std::string &ttl)
{
    Json mark = {{"type", "ephemeral"}};
    if (ttl != "5m")
        mark["ttl"] = ttl;
    return mark;
}

Json anthropicSystem(const std::vector<Message> &messages)
{
    Json blocks = Json::array();
    for (const Message &message : messages) {
        if (!isSystem(message))
            continue;
        for (const Part &part : message.parts) {
            refuseIf(part.kind != Part::Kind::Text, "system");
            if (!part.text.empty())
                blocks.push_back(contentBlock(part));
        }
    }
    return blocks;
}

Json anthropicMessages(const std::vector<Message> &messages)
{
    Json written = Json::array();
    for (const Message &message : messages) {
        if (!isSystem(message))
            append(written, message);
    }
    for (Json &message : written)
        putResultsFirst(message["content"]);
    return written;
}

Json anthropicToolInput(const std::string &arguments)
{
    if (arguments.empty())
        return Json::object();
    Json input = Json::parse(arguments, nullptr, false);
    if (input.is_object())
        return input;
    return {{"arguments", arguments}}; // broken by the model that wrote it: kept where it can be read
}

std::string anthropicToolId(std::string_view id)
{
    std::string allowed(id);
    for (char &c : allowed) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                          || c == '_' || c == '-';
        if (!kept)
            c = '_';
    }
    return allowed;
}

} // namespace llm0
