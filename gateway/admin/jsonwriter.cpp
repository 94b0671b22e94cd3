#include "admin/jsonwriter.h"

#include "domain/budgetwindow.h"

#include <nlohmann/json.hpp>

namespace llm0 {

std::string jsonQuoted(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void JsonWriter::separate()
{
    if (!m_text.empty() && m_text.back() != '{' && m_text.back() != '[' && m_text.back() != ':')
        m_text += ',';
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_text += bracket;
    return *this;
}

JsonWriter &JsonWriter::close(char bracket)
{
    m_text += bracket;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    separate();
    m_text += jsonQuoted(name);
    m_text += ':';
    return *this;
}

JsonWriter &JsonWriter::raw(std::string_view json)
{
    separate();
    m_text += json;
    return *this;
}

JsonWriter &JsonWriter::value(std::string_view text)
{
    return raw(jsonQuoted(text));
}

JsonWriter &JsonWriter::value(const std::map<std::string, std::string> &texts)
{
    beginObject();
    for (const auto &[name, text] : texts)
        field(name, text);
    return endObject();
}

JsonWriter &JsonWriter::value(const std::map<std::string, std::int64_t> &numbers)
{
    beginObject();
    for (const auto &[name, number] : numbers)
        field(name, number);
    return endObject();
}

JsonWriter &JsonWriter::usd(const std::optional<Money> &money)
{
    return money ? raw(money->toShortDecimal(0)) : null();
}

JsonWriter &JsonWriter::time(UnixMs at)
{
    return value(std::string_view(toRfc3339(at)));
}

} // namespace llm0
