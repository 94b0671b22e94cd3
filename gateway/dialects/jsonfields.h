#pragma once

#include "base/result.h"
// Before JsonObject stands for a type: one of its enumerators is called so, which -Wshadow minds.
#include "domain/chat.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

// Reading of client JSON with errors that name the field. Inside dialects only.

using JsonValue = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

/// Thrown inside readers only: a reader of nested JSON is simplest with one way out.
struct BadField {
    std::string field;
    std::string message;
};

std::string textOf(JsonValue value, std::string_view field);
bool flagOf(JsonValue value, std::string_view field);
double numberOf(JsonValue value, std::string_view field);
std::int64_t integerOf(JsonValue value, std::string_view field);
std::int64_t positiveIntegerOf(JsonValue value, std::string_view field); ///< at least 1
JsonObject objectOf(JsonValue value, std::string_view field);
JsonArray arrayOf(JsonValue value, std::string_view field);
/// Throws BadField for a name that stands in `object` twice: two parsers, two meanings.
void refuseDoubledFields(JsonObject object, std::string_view path);
/// Throws BadField where `name` is `known` but for its case: a provider whose reader takes no heed of case
/// would obey what nobody here has bounded. `path` goes before the name.
void refuseMisspelt(std::string_view name, std::string_view known, std::string_view path = {});
template <typename Names>
void refuseMisspeltOf(const Names &known, std::string_view name, std::string_view path = {})
{
    for (const std::string_view each : known)
        refuseMisspelt(name, each, path);
}
/// Calls `read(name, value)` for each field of an object without doubled ones. `path` goes before a name.
template <typename F>
void eachField(JsonObject object, std::string_view path, F &&read)
{
    refuseDoubledFields(object, path);
    for (const auto field : object)
        read(field.key, field.value);
}

/// Minified, keys in their order.
std::string jsonTextOf(JsonValue value);
std::string jsonTextOf(JsonObject object);
/// Minified, with the keys of every object sorted: equal for equal values.
std::string sortedJsonOf(JsonValue value);

/// For answers, whose faults are nobody's to be told: absent or of another type gives the default.
std::string_view textIn(JsonObject object, std::string_view name);
/// More than anything is counted to; sums of such figures stay inside their type.
inline constexpr std::int64_t mostCounted = 1'000'000'000'000;
std::int64_t countIn(JsonObject object, std::string_view name); ///< from 0 to mostCounted
double numberIn(JsonObject object, std::string_view name);
bool flagIn(JsonObject object, std::string_view name);
std::optional<JsonObject> objectIn(JsonObject object, std::string_view name);
std::optional<JsonArray> arrayIn(JsonObject object, std::string_view name);
/// Present and not null.
std::optional<JsonValue> valueIn(JsonObject object, std::string_view name);

/// How deep requests may nest. The parser's room for it is made for each request, so more would cost all.
inline constexpr std::size_t deepestJson = 128;

/// For the text of `body` and the margin behind it.
template <typename Parser>
void makeRoomFor(std::string &body, Parser &parser)
{
    body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    if (const auto failed = parser.allocate(std::max<std::size_t>(body.size(), 64), deepestJson))
        throw simdjson::simdjson_error(failed);
}

/// The object that `body` is. Grows the capacity of `body`, whose bytes stay. Valid while parser and body
/// are.
JsonObject parsedObject(simdjson::dom::parser &parser, std::string &body);

/// Runs `read`, which may throw BadField or simdjson_error, and turns what it throws into InvalidRequest.
template <typename F>
auto readingRequest(F &&read) -> Result<decltype(read())>;
Error badFieldError(const BadField &bad);
Error badJsonError(const simdjson::simdjson_error &error);

template <typename F>
auto readingRequest(F &&read) -> Result<decltype(read())>
{
    try {
        return read();
    } catch (const BadField &bad) {
        return badFieldError(bad);
    } catch (const simdjson::simdjson_error &error) {
        return badJsonError(error);
    }
}

} // namespace llm0
