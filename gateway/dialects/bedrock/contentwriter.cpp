#include "dialects/bedrock/contentwriter.h"

#include "dialects/anthropic/contentwriter.h"
#include "dialects/wordless.h"

#include <algorithm>
#include <span>
#include <utility>

namespace llm0 {

namespace {

using Name = std::pair<std::string_view, std::string_view>;

constexpr Name imageFormats[] = {
    {"image/png", "png"}, {"image/jpeg", "jpeg"}, {"image/gif", "gif"}, {"image/webp", "webp"}};
constexpr Name documentFormats[] = {
    {"application/pdf", "pdf"},
    {"text/csv", "csv"},
    {"application/msword", "doc"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {"application/vnd.ms-excel", "xls"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    {"text/html", "html"},
    {"text/plain", "txt"},
    {"text/markdown", "md"}};

std::string formatOf(std::span<const Name> formats, const std::string &mediaType, std::string_view field)
{
    for (const auto &[type, name] : formats) {
        if (type == mediaType)
            return std::string(name);
    }
    throw Wordless{std::string(field) + " " + mediaType};
}

/// Bytes, or an object in S3. Anything else would have to be fetched first.
Json sourceOf(const Part &part, std::string_view field)
{
    refuseIf(!part.fileId.empty(), "file_id");
    if (part.url.starts_with("s3://"))
        return {{"s3Location", {{"uri", part.url}}}};
    refuseIf(!part.url.empty(), std::string(field) + " by URL");
    return {{"bytes", part.data}};
}

/// Letters, digits, single blanks, hyphens and brackets, as Bedrock demands.
std::string documentName(const std::string &name, int number)
{
    std::string allowed;
    for (const char c : name) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                          || c == '(' || c == ')' || c == '[' || c == ']';
        allowed += kept ? c : '-';
    }
    return (allowed.empty() ? "document" : allowed) + "-" + std::to_string(number);
}

bool isSystem(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

/// Bedrock refuses empty texts and reasoning that it did not sign.
bool isSent(const Part &part)
{
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        return !part.text.empty();
    case Part::Kind::Thinking:
    case Part::Kind::RedactedThinking:
        return part.signature && part.signature->origin == Format::BedrockConverse;
    default:
        return true;
    }
}

} // namespace

Json bedrockCachePoint(const std::string &ttl)
{
    Json point = {{"type", "default"}};
    if (ttl != "5m")
        point["ttl"] = ttl;
    return {{"cachePoint", std::move(point)}};
}

Json BedrockContentWriter::system(const std::vector<Message> &messages) const
{
    Json blocks = Json::array();
    for (const Message &message : messages) {
        if (!isSystem(message))
            continue;
        for (const Part &part : message.parts) {
            refuseIf(part.kind != Part::Kind::Text, "system");
            if (part.text.empty())
                continue;
            blocks.push_back({{"text", part.text}});
            if (m_marks && !part.cacheTtl.empty())
                blocks.push_back(bedrockCachePoint(part.cacheTtl));
        }
    }
    return blocks;
}

Json BedrockContentWriter::messages(const std::vector<Message> &messages)
{
    Json written = Json::array();
    for (const Message &message : messages) {
        if (!isSystem(message))
            append(written, message);
    }
    for (Json &message : written) {
        Json &content = message["content"];
        std::stable_partition(content.begin(), content.end(),
                              [](const Json &block) { return block.contains("toolResult"); });
    }
    return written;
}

void BedrockContentWriter::append(Json &messages, const Message &message)
{
    refuseIf(!message.name.empty() && message.role != Role::Tool, "messages[].name");
    const std::string_view role = message.role == Role::Assistant ? "assistant" : "user";
    Json blocks = Json::array();
    for (const Part &part : message.parts) {
        if (isSent(part))
            addBlock(blocks, part);
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

void BedrockContentWriter::addBlock(Json &blocks, const Part &part)
{
    blocks.push_back(block(part));
    if (m_marks && !part.cacheTtl.empty())
        blocks.push_back(bedrockCachePoint(part.cacheTtl));
}

Json BedrockContentWriter::block(const Part &part)
{
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        return {{"text", part.text}};
    case Part::Kind::Image:
        return {{"image",
                 {{"format",
                   formatOf(imageFormats, part.mediaType.empty() ? "image/png" : part.mediaType, "image")},
                  {"source", sourceOf(part, "image")}}}};
    case Part::Kind::File:
        return document(part);
    case Part::Kind::ToolCall:
        return {{"toolUse",
                 {{"toolUseId", anthropicToolId(part.id)},
                  {"name", part.name},
                  {"input", anthropicToolInput(part.arguments)}}}};
    case Part::Kind::ToolResult:
        return toolResult(part);
    case Part::Kind::Thinking:
        return {{"reasoningContent",
                 {{"reasoningText", {{"text", part.text}, {"signature", part.signature->value}}}}}};
    case Part::Kind::RedactedThinking:
        return {{"reasoningContent", {{"redactedContent", part.signature->value}}}};
    case Part::Kind::Audio:
        break;
    }
    throw Wordless{"input_audio"};
}

Json BedrockContentWriter::document(const Part &part)
{
    return {{"document",
             {{"format", formatOf(documentFormats, part.mediaType, "file")},
              {"name", documentName(part.name, ++m_documents)},
              {"source", sourceOf(part, "file")}}}};
}

Json BedrockContentWriter::toolResult(const Part &part)
{
    Json content = Json::array();
    for (const Part &inner : part.content) {
        if (isSent(inner))
            content.push_back(block(inner));
    }
    return {{"toolResult",
             {{"toolUseId", anthropicToolId(part.id)},
              {"content", std::move(content)},
              {"status", part.isError ? "error" : "success"}}}};
}

} // namespace llm0
