#include "support/fakeeventstream.h"

#include <cstdint>

namespace llm0::fake {

namespace {

constexpr std::uint8_t textType = 7;

std::uint32_t crc32Of(std::string_view bytes)
{
    std::uint32_t crc = 0xffff'ffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xedb8'8320U : 0U);
    }
    return ~crc;
}

void append(std::string &out, std::uint32_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<char>((value >> shift) & 0xffU));
}

} // namespace

std::string eventStreamMessage(const std::vector<std::pair<std::string, std::string>> &headers,
                               std::string_view payload)
{
    std::string block;
    for (const auto &[name, value] : headers) {
        append(block, static_cast<std::uint32_t>(name.size()), 1);
        block += name;
        append(block, textType, 1);
        append(block, static_cast<std::uint32_t>(value.size()), 2);
        block += value;
    }
    std::string message;
    append(message, static_cast<std::uint32_t>(12 + block.size() + payload.size() + 4), 4);
    append(message, static_cast<std::uint32_t>(block.size()), 4);
    append(message, crc32Of(message), 4);
    message.append(block).append(payload);
    append(message, crc32Of(message), 4);
    return message;
}

} // namespace llm0::fake
