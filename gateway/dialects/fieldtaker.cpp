#include "dialects/fieldtaker.h"

#include <cctype>
#include <set>

namespace llm0 {

namespace {

/// "max_output_tokens" → "maxOutputTokens"; a leading underscore stays.
std::string camelCase(std::string_view name)
{
    std::string camel;
    camel.reserve(name.size());
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool joint = name[i] == '_' && i > 0 && i + 1 < name.size();
        if (joint)
            camel += static_cast<char>(std::toupper(static_cast<unsigned char>(name[++i])));
        else
            camel += name[i];
    }
    return camel;
}

} // namespace

FieldTaker::FieldTaker(JsonObject object, std::string path, Spelling spelling) : m_path(std::move(path))
{
    std::set<std::string> names;
    for (const auto field : object) {
        std::string name =
            spelling == Spelling::AlsoSnakeCase ? camelCase(field.key) : std::string(field.key);
        if (!names.insert(name).second)
            throw BadField{at(name), "stands in the request twice"};
        m_fields.push_back({std::move(name), field.value, false});
    }
}

std::optional<JsonValue> FieldTaker::take(std::string_view name)
{
    std::optional<JsonValue> value;
    for (Field &field : m_fields) {
        refuseMisspelt(field.name, name, m_path.empty() ? "" : m_path + ".");
        if (field.name != name)
            continue;
        field.taken = true;
        if (!field.value.is_null())
            value = field.value;
    }
    return value;
}

void FieldTaker::drop(std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        (void)take(name);
}

void FieldTaker::leaveTo(std::vector<ExtraField> &extras) const
{
    for (const Field &field : m_fields) {
        if (!field.taken && !field.value.is_null())
            extras.push_back({at(field.name), jsonTextOf(field.value)});
    }
}

std::string FieldTaker::at(std::string_view name) const
{
    return m_path.empty() ? std::string(name) : m_path + "." + std::string(name);
}

std::vector<JsonValue> listOf(JsonValue value)
{
    if (!value.is_array())
        return {value};
    std::vector<JsonValue> list;
    for (const JsonValue item : JsonArray(value))
        list.push_back(item);
    return list;
}

std::string itemPath(std::string_view path, std::size_t index)
{
    return std::string(path) + "[" + std::to_string(index) + "]";
}

} // namespace llm0
