#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace llm0::fuzz {

/// The input with one JSON value of it changed in kind, doubled, removed or put elsewhere: it stays JSON, so
/// that readers are met behind their parser. Lines and events are changed one at a time. As it came where it
/// holds no JSON. The first byte is kept.
std::string withChangedJson(std::string_view input, std::uint64_t seed);
/// A few bytes changed, cut out, doubled, or swapped for what wire formats mean something by.
std::string withChangedBytes(std::string_view input, std::uint64_t seed);

} // namespace llm0::fuzz
