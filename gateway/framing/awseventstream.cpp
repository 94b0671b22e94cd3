#include "framing/awseventstream.h"

#include <zlib.h>

#include <cstdint>
#include <optional>

namespace llm0 {

namespace {

constexpr std::size_t preludeBytes = 12;
constexpr std::size_t crcBytes = 4;
constexpr std::size_t maxMessageBytes =
    24u * 1024 * 1024; ///< the specification's: 16 MiB payload, 128 KiB headers

std::uint32_t bigEndian(std::string_view bytes, std::size_t at, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::uint32_t crcOf(std::string_view bytes)
{
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size()));
}

/// The size of a header's value, and where it starts (after a length for strings and byte arrays).
struct ValuePlace {
    std::size_t start = 0;
    std::size_t size = 0;
};

std::optional<ValuePlace> valuePlace(std::string_view headers, std::size_t at, unsigned type)
{
    // true, false, byte, short, int, long, byte array, string, timestamp, UUID
    switch (type) {
    case 0:
    case 1:
        return ValuePlace{at, 0};
    case 2:
        return ValuePlace{at, 1};
    case 3:
        return ValuePlace{at, 2};
    case 4:
        return ValuePlace{at, 4};
    case 5:
    case 8:
        return ValuePlace{at, 8};
    case 6:
    case 7:
        if (at + 2 > headers.size())
            return std::nullopt;
        return ValuePlace{at + 2, bigEndian(headers, at, 2)};
    case 9:
        return ValuePlace{at, 16};
    default:
        return std::nullopt;
    }
}

/// The frame's name; nullopt when the headers are not well-formed.
std::optional<std::string> nameIn(std::string_view headers)
{
    std::string name;
    for (std::size_t at = 0; at < headers.size();) {
        const std::size_t length = static_cast<unsigned char>(headers[at]);
        if (at + 1 + length + 1 > headers.size())
            return std::nullopt;
        const std::string_view key = headers.substr(at + 1, length);
        const auto type = static_cast<unsigned char>(headers[at + 1 + length]);
        const auto place = valuePlace(headers, at + 2 + length, type);
        if (!place || place->start + place->size > headers.size())
            return std::nullopt;
        const std::string_view value = headers.substr(place->start, place->size);
        if (key == ":event-type")
            name = value;
        else if (key == ":exception-type" || key == ":error-code")
            name = "!" + std::string(value);
        at = place->start + place->size;
    }
    return name;
}

} // namespace

bool AwsEventStreamFramer::feed(std::string_view bytes, const OnFrame &onFrame)
{
    m_buffer.append(bytes);
    std::size_t start = 0;
    while (m_buffer.size() - start >= preludeBytes) {
        const std::string_view rest = std::string_view(m_buffer).substr(start);
        const std::size_t total = bigEndian(rest, 0, 4);
        const std::size_t headerBytes = bigEndian(rest, 4, 4);
        const bool possible = total <= maxMessageBytes && headerBytes <= maxMessageBytes
                              && total >= preludeBytes + headerBytes + crcBytes;
        if (!possible || crcOf(rest.substr(0, 8)) != bigEndian(rest, 8, 4))
            return false;
        if (rest.size() < total)
            break;
        const std::string_view message = rest.substr(0, total);
        if (crcOf(message.substr(0, total - crcBytes)) != bigEndian(message, total - crcBytes, 4))
            return false;
        const auto name = nameIn(message.substr(preludeBytes, headerBytes));
        if (!name)
            return false;
        const std::size_t payload = preludeBytes + headerBytes;
        onFrame({*name, message.substr(payload, total - crcBytes - payload), message});
        start += total;
    }
    m_buffer.erase(0, start);
    return true;
}

} // namespace llm0
