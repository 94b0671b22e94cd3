#include "dialects/madecallid.h"

#include <cstdint>

namespace llm0 {

namespace {

constexpr std::string_view mark = "call_llm0_";

/// FNV-1a, 64 bits, as hexadecimal digits.
std::string hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char byte : text) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001b3u;
    }
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4)
        digits += "0123456789abcdef"[(hash >> shift) & 0xF];
    return digits;
}

} // namespace

std::string madeCallId(std::string_view seed, std::size_t index)
{
    return std::string(mark) + hashOf(seed) + "_" + std::to_string(index);
}

bool isMadeCallId(std::string_view id)
{
    return id.starts_with(mark);
}

} // namespace llm0
