#include "dialects/gemini/geminischema.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array countNames = {"minItems",  "maxItems",      "minLength",
                                   "maxLength", "minProperties", "maxProperties"};

Json converted(Json schema);

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string currentName(const std::string &name)
{
    if (name == "any_of")
        return "anyOf";
    if (name == "min_items")
        return "minItems";
    if (name == "max_items")
        return "maxItems";
    if (name == "min_length")
        return "minLength";
    if (name == "max_length")
        return "maxLength";
    if (name == "min_properties")
        return "minProperties";
    if (name == "max_properties")
        return "maxProperties";
    return name == "property_ordering" ? "propertyOrdering" : name;
}

Json convertedMap(const Json &schemas)
{
    Json map = Json::object();
    for (const auto &[name, schema] : schemas.items())
        map[name] = converted(schema);
    return map;
}

Json convertedList(const Json &schemas)
{
    Json list = Json::array();
    for (const Json &schema : schemas)
        list.push_back(converted(schema));
    return list;
}

/// A count, which protocol buffers spell as a string.
Json countOf(const Json &value)
{
    if (!value.is_string())
        return value;
    const Json number = Json::parse(value.get<std::string>(), nullptr, false);
    return number.is_number_integer() ? number : value;
}

Json convertedValue(const std::string &name, const Json &value)
{
    if (name == "type" && value.is_string())
        return lowered(value.get<std::string>());
    if (name == "properties" && value.is_object())
        return convertedMap(value);
    if (name == "items")
        return converted(value);
    if (name == "anyOf" && value.is_array())
        return convertedList(value);
    return std::find(countNames.begin(), countNames.end(), name) == countNames.end() ? value : countOf(value);
}

Json converted(Json schema)
{
    if (!schema.is_object())
        return schema;
    Json out = Json::object();
    bool nullable = false;
    for (const auto &[spelt, value] : schema.items()) {
        const std::string name = currentName(spelt);
        if (name == "nullable")
            nullable = value.is_boolean() && value.get<bool>();
        else if (name == "example")
            out["examples"] = Json::array({value});
        else if (name != "propertyOrdering") // the order of answers' keys; JSON Schema has no such thing
            out[name] = convertedValue(name, value);
    }
    if (nullable && out.contains("type") && out["type"].is_string())
        out["type"] = Json::array({out["type"], "null"});
    if (nullable && out.contains("anyOf"))
        out["anyOf"].push_back({{"type", "null"}});
    if (nullable && out.contains("enum"))
        out["enum"].push_back(nullptr);
    return out;
}

} // namespace

JsonText jsonSchemaOf(std::string_view geminiSchema)
{
    return converted(Json::parse(geminiSchema)).dump();
}

} // namespace llm0
