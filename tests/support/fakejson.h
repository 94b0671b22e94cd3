#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace llm0::fake {

/// What the fake writes keeps its order; what it reads need not.
using Json = nlohmann::ordered_json;
using Body = nlohmann::json;

/// The member of that name; null when there is none or `value` is no object.
const Body &member(const Body &value, const char *name);
std::string text(const Body &value, const char *name, std::string otherwise = {});
std::int64_t integer(const Body &value, const char *name, std::int64_t otherwise);
/// `value` itself when it is an array; else an empty one.
const Body &list(const Body &value);

/// A made-up value that fits a JSON schema (also Gemini's, with its types in capitals).
Json instanceOf(const Body &schema);

std::string base64(std::string_view bytes);
std::string fromBase64(std::string_view text);
std::int64_t words(std::string_view text);

/// One server-sent event; no event line when `name` is empty.
std::string sse(std::string_view name, const Json &data);

} // namespace llm0::fake
