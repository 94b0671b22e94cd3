#include "cache/canonicalwriter.h"

#include <nlohmann/json.hpp>

#include <cstring>

namespace llm0 {

namespace {

/// Shorter pieces are hashed together: a call of the hash costs more than a copy of them.
constexpr std::size_t longText = 1024;

} // namespace

void CanonicalWriter::add(std::string_view name, std::string_view text)
{
    m_short.append(name).append(":").append(std::to_string(text.size())).append(":");
    const bool isLong = text.size() >= longText;
    if (!isLong)
        m_short.append(text);
    if (isLong || m_short.size() >= longText)
        hashShort();
    if (isLong)
        m_hash.add(text);
}

void CanonicalWriter::hashShort()
{
    m_hash.add(m_short);
    m_short.clear();
}

std::string CanonicalWriter::digest()
{
    hashShort();
    return m_hash.digest();
}

void CanonicalWriter::add(std::string_view name, double number)
{
    number = number == 0 ? 0 : number; // -0.0
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    add(name, std::string_view(bytes, sizeof bytes));
}

void CanonicalWriter::addJson(std::string_view name, std::string_view json)
{
    if (json.empty())
        return;
    // nlohmann::json, unlike ordered_json, keeps its keys sorted.
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (parsed.is_discarded())
        add(name, json);
    else
        add(name, parsed.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void CanonicalWriter::add(const Part &part)
{
    add("part", static_cast<std::int64_t>(part.kind));
    add("text", part.text);
    add("id", part.id);
    add("name", part.name);
    addJson("arguments", part.arguments);
    for (const Part &inner : part.content)
        add(inner);
    add("error", part.isError);
    add("media", part.mediaType);
    add("data", part.data);
    add("url", part.url);
    add("file", part.fileId);
    add("detail", part.detail);
    if (part.signature) {
        add("origin", static_cast<std::int64_t>(part.signature->origin));
        add("signature", part.signature->value);
    }
    for (const Citation &citation : part.citations) {
        add("url", citation.url);
        add("title", citation.title);
        add("quoted", citation.quoted);
        add("start", citation.start);
        add("end", citation.end);
    }
    add("end", "part");
}

void CanonicalWriter::add(const Message &message)
{
    add("role", static_cast<std::int64_t>(message.role));
    add("name", message.name);
    for (const Part &part : message.parts)
        add(part);
    add("end", "message");
}

void CanonicalWriter::add(const Tool &tool)
{
    add("tool", tool.name);
    add("description", tool.description);
    addJson("parameters", tool.parameters);
    add("strict", tool.strict);
    add("hosted", tool.hosted);
    addJson("raw", tool.raw);
}

} // namespace llm0
