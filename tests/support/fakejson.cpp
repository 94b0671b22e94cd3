#include "support/fakejson.h"

#include <QByteArray>

#include <algorithm>
#include <sstream>

namespace llm0::fake {

namespace {

std::string lower(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name;
}

std::string typeOf(const Body &schema)
{
    const Body &type = member(schema, "type");
    if (type.is_string())
        return lower(type);
    for (const Body &one : list(type)) {
        if (one.is_string() && one != "null")
            return lower(one);
    }
    return schema.contains("properties") ? "object" : "string";
}

Json instance(const Body &schema, const Body &root);

Json objectOf(const Body &schema, const Body &root)
{
    Json object = Json::object();
    const Body &properties = member(schema, "properties");
    if (properties.is_object()) {
        for (const auto &[name, property] : properties.items())
            object[name] = instance(property, root);
    }
    return object;
}

/// Of several possible values the first.
const Body *firstOf(const Body &schema)
{
    for (const char *name : {"anyOf", "oneOf", "allOf"}) {
        if (const Body &choices = list(member(schema, name)); !choices.empty())
            return &choices.front();
    }
    return nullptr;
}

const Body *referred(const Body &schema, const Body &root)
{
    const std::string reference = text(schema, "$ref");
    if (!reference.starts_with("#/"))
        return nullptr;
    const Body::json_pointer pointer(reference.substr(1));
    return root.contains(pointer) ? &root.at(pointer) : nullptr;
}

Json instance(const Body &schema, const Body &root)
{
    if (!schema.is_object())
        return "w0";
    if (const Body *target = referred(schema, root))
        return instance(*target, root);
    if (schema.contains("const"))
        return Json::parse(schema["const"].dump());
    if (const Body &values = list(member(schema, "enum")); !values.empty())
        return Json::parse(values.front().dump());
    if (const Body *first = firstOf(schema))
        return instance(*first, root);
    const std::string type = typeOf(schema);
    if (type == "object")
        return objectOf(schema, root);
    if (type == "array")
        return Json::array({instance(member(schema, "items"), root)});
    if (type == "integer")
        return 42;
    if (type == "number")
        return 1.5;
    return type == "boolean" ? Json(true) : Json("w0");
}

} // namespace

const Body &member(const Body &value, const char *name)
{
    static const Body none;
    if (!value.is_object())
        return none;
    const auto found = value.find(name);
    return found == value.end() ? none : *found;
}

std::string text(const Body &value, const char *name, std::string otherwise)
{
    const Body &found = member(value, name);
    return found.is_string() ? found.get<std::string>() : otherwise;
}

std::int64_t integer(const Body &value, const char *name, std::int64_t otherwise)
{
    const Body &found = member(value, name);
    return found.is_number_integer() ? found.get<std::int64_t>() : otherwise;
}

const Body &list(const Body &value)
{
    static const Body none = Body::array();
    return value.is_array() ? value : none;
}

Json instanceOf(const Body &schema)
{
    return instance(schema, schema);
}

std::string base64(std::string_view bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64().toStdString();
}

std::string fromBase64(std::string_view text)
{
    return QByteArray::fromBase64(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).toStdString();
}

std::int64_t words(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    std::int64_t count = 0;
    for (std::string word; stream >> word;)
        ++count;
    return count;
}

std::string sse(std::string_view name, const Json &data)
{
    std::string event;
    if (!name.empty())
        event.append("event: ").append(name).append("\n");
    return event.append("data: ").append(data.dump()).append("\n\n");
}

} // namespace llm0::fake
