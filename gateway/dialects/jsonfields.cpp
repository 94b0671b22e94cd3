#include "dialects/jsonfields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace llm0 {

namespace {

void writeSorted(JsonValue value, std::string &out);

void writeSorted(JsonObject object, std::string &out)
{
    std::vector<std::pair<std::string_view, JsonValue>> fields;
    for (const auto field : object)
        fields.emplace_back(field.key, field.value);
    std::stable_sort(fields.begin(), fields.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    out += '{';
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        out += nlohmann::json(std::string(fields[i].first)).dump();
        out += ':';
        writeSorted(fields[i].second, out);
    }
    out += '}';
}

void writeSorted(JsonValue value, std::string &out)
{
    if (value.is_object()) {
        writeSorted(JsonObject(value), out);
    } else if (value.is_array()) {
        out += '[';
        bool first = true;
        for (const JsonValue item : JsonArray(value)) {
            if (!std::exchange(first, false))
                out += ',';
            writeSorted(item, out);
        }
        out += ']';
    } else {
        out += jsonTextOf(value);
    }
}

} // namespace

std::string textOf(JsonValue value, std::string_view field)
{
    std::string_view text;
    if (value.get(text))
        throw BadField{std::string(field), "must be a string"};
    return std::string(text);
}

bool flagOf(JsonValue value, std::string_view field)
{
    bool set = false;
    if (value.get(set))
        throw BadField{std::string(field), "must be true or false"};
    return set;
}

double numberOf(JsonValue value, std::string_view field)
{
    double number = 0;
    if (value.get(number))
        throw BadField{std::string(field), "must be a number"};
    return number;
}

std::int64_t integerOf(JsonValue value, std::string_view field)
{
    std::int64_t number = 0;
    if (value.get(number))
        throw BadField{std::string(field), "must be a whole number"};
    return number;
}

std::int64_t positiveIntegerOf(JsonValue value, std::string_view field)
{
    std::int64_t number = 0;
    if (value.get(number) || number < 1)
        throw BadField{std::string(field), "must be a whole number of at least 1"};
    return number;
}

JsonObject objectOf(JsonValue value, std::string_view field)
{
    JsonObject object;
    if (value.get(object))
        throw BadField{std::string(field), "must be an object"};
    return object;
}

JsonArray arrayOf(JsonValue value, std::string_view field)
{
    JsonArray array;
    if (value.get(array))
        throw BadField{std::string(field), "must be an array"};
    return array;
}

void refuseDoubledFields(JsonObject object, std::string_view path)
{
    const auto refuse = [path](std::string_view name) {
        throw BadField{std::string(path) + std::string(name), "stands in the request twice"};
    };
    std::array<std::string_view, 16> few; // so many are compared all with all
    std::size_t count = 0;
    std::vector<std::string_view> many;
    for (const auto field : object) {
        if (count == few.size()) {
            many.push_back(field.key);
            continue;
        }
        const auto end = few.begin() + std::ptrdiff_t(count);
        if (std::find(few.begin(), end, field.key) != end)
            refuse(field.key);
        few[count++] = field.key;
    }
    if (many.empty())
        return;
    many.insert(many.end(), few.begin(), few.end());
    std::sort(many.begin(), many.end());
    if (const auto twice = std::adjacent_find(many.begin(), many.end()); twice != many.end())
        refuse(*twice);
}

void refuseMisspelt(std::string_view name, std::string_view known, std::string_view path)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const bool spelt = name.size() == known.size()
                       && std::equal(name.begin(), name.end(), known.begin(),
                                     [lower](char x, char y) { return lower(x) == lower(y); });
    if (spelt && name != known)
        throw BadField{std::string(path) + std::string(name), "must be spelt '" + std::string(known) + "'"};
}

std::string jsonTextOf(JsonValue value)
{
    return simdjson::minify(value);
}

std::string jsonTextOf(JsonObject object)
{
    return simdjson::minify(object);
}

std::string sortedJsonOf(JsonValue value)
{
    std::string text;
    writeSorted(value, text);
    return text;
}

std::string_view textIn(JsonObject object, std::string_view name)
{
    std::string_view text;
    return object[name].get(text) ? std::string_view() : text;
}

std::int64_t countIn(JsonObject object, std::string_view name)
{
    std::int64_t count = 0;
    return object[name].get(count) ? 0 : std::clamp<std::int64_t>(count, 0, mostCounted);
}

double numberIn(JsonObject object, std::string_view name)
{
    double number = 0;
    return object[name].get(number) ? 0 : number;
}

bool flagIn(JsonObject object, std::string_view name)
{
    bool set = false;
    return !object[name].get(set) && set;
}

std::optional<JsonObject> objectIn(JsonObject object, std::string_view name)
{
    JsonObject found;
    return object[name].get(found) ? std::nullopt : std::optional(found);
}

std::optional<JsonArray> arrayIn(JsonObject object, std::string_view name)
{
    JsonArray found;
    return object[name].get(found) ? std::nullopt : std::optional(found);
}

std::optional<JsonValue> valueIn(JsonObject object, std::string_view name)
{
    JsonValue found;
    return object[name].get(found) || found.is_null() ? std::nullopt : std::optional(found);
}

JsonObject parsedObject(simdjson::dom::parser &parser, std::string &body)
{
    makeRoomFor(body, parser);
    JsonValue root = parser.parse(body.data(), body.size(), false);
    JsonObject object;
    if (root.get(object))
        throw BadField{{}, "the body must be a JSON object"};
    return object;
}

Error badFieldError(const BadField &bad)
{
    return {ErrorCode::InvalidRequest, bad.field.empty() ? bad.message : bad.field + " " + bad.message,
            bad.field};
}

Error badJsonError(const simdjson::simdjson_error &error)
{
    return {
        ErrorCode::InvalidRequest, std::string("the body is not a valid JSON object: ") + error.what(), {}};
}

} // namespace llm0
