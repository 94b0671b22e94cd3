#include "dialects/jsonstring.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>

namespace llm0 {

namespace {

void appendEscaped(std::string &out, char byte)
{
    static constexpr char digits[] = "0123456789abcdef";
    switch (byte) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += digits[static_cast<unsigned char>(byte) >> 4];
        out += digits[byte & 0xF];
    }
}

/// ASCII that goes as it is.
bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](unsigned char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

constexpr std::size_t usualSize = 256;

} // namespace

void appendJsonString(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t plain = 0; // where the bytes begin that go as they are
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        out.append(text, plain, i - plain);
        appendEscaped(out, text[i]);
        plain = i + 1;
    }
    out.append(text, plain);
    out += '"';
}

std::string jsonString(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 2);
    appendJsonString(out, text);
    return out;
}

JsonFields::JsonFields(std::string before) : m_text(std::move(before))
{
    if (m_text.capacity() < usualSize)
        m_text.reserve(usualSize);
    m_text += '{';
    m_begin = m_text.size();
}

void JsonFields::name(std::string_view name)
{
    m_text.append(m_text.size() > m_begin ? ",\"" : "\"").append(name).append("\":");
}

JsonFields &JsonFields::text(std::string_view name, std::string_view value)
{
    this->name(name);
    if (isPlain(value))
        m_text.append("\"").append(value).append("\"");
    else if (simdjson::validate_utf8(value.data(), value.size()))
        appendJsonString(m_text, value);
    else
        m_text += nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return *this;
}

JsonFields &JsonFields::textOrNull(std::string_view name, std::string_view value)
{
    return value.empty() ? raw(name, "null") : text(name, value);
}

JsonFields &JsonFields::raw(std::string_view name, std::string_view json)
{
    this->name(name);
    m_text += json;
    return *this;
}

JsonFields &JsonFields::fieldsOf(std::string_view object)
{
    if (object.size() <= 2) // "" or "{}"
        return *this;
    if (m_text.size() > m_begin)
        m_text += ',';
    m_text += object.substr(1, object.size() - 2);
    return *this;
}

std::string JsonFields::take()
{
    m_text += '}';
    return std::move(m_text);
}

} // namespace llm0
