#include "cache/canonicalwriter.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cstring>

namespace llm0 {

namespace {

/// Shorter pieces are hashed together: a call of the hash costs more than a copy of them.
constexpr std::size_t longText = 1024;
constexpr std::size_t usualSize = 1000;

} // namespace

CanonicalWriter::CanonicalWriter()
{
    m_short.reserve(usualSize);
}

void CanonicalWriter::add(std::string_view name, std::string_view text)
{
    std::array<char, 24> length{':'};
    char *end = std::to_chars(length.data() + 1, length.data() + length.size(), text.size()).ptr;
    *end++ = ':';
    m_short.append(name).append(length.data(), end);
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

void CanonicalWriter::addFilled(std::string_view name, std::string_view text)
{
    if (!text.empty())
        add(name, text);
}

void CanonicalWriter::add(std::string_view name, std::int64_t number)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    add(name, std::string_view(digits.data(), end));
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
    addFilled("text", part.text);
    addFilled("id", part.id);
    addFilled("name", part.name);
    addJson("arguments", part.arguments);
    for (const Part &inner : part.content)
        add(inner);
    if (part.isError)
        add("error", true);
    addFilled("media", part.mediaType);
    addFilled("data", part.data);
    addFilled("url", part.url);
    addFilled("file", part.fileId);
    addFilled("detail", part.detail);
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
    addFilled("name", message.name);
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
