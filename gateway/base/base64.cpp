#include "base/base64.h"

#include <openssl/evp.h>

#include <algorithm>
#include <limits>

namespace llm0 {

std::string toBase64(std::string_view bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    // The library counts in int; longer texts are done in parts that fill whole groups.
    constexpr std::size_t mostBytes = 3u * 256 * 1024 * 1024;
    std::size_t written = 0;
    for (std::size_t at = 0; at < bytes.size(); at += mostBytes) {
        const std::string_view part = bytes.substr(at, mostBytes);
        written += static_cast<std::size_t>(EVP_EncodeBlock(
            reinterpret_cast<unsigned char *>(text.data() + written),
            reinterpret_cast<const unsigned char *>(part.data()), static_cast<int>(part.size())));
    }
    text.resize(written);
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    while (text.ends_with('='))
        text.remove_suffix(1);
    if (text.size() % 4 == 1 || text.size() > std::size_t(std::numeric_limits<int>::max()) - 4)
        return std::nullopt;
    std::string padded(text);
    std::replace(padded.begin(), padded.end(), '-', '+');
    std::replace(padded.begin(), padded.end(), '_', '/');
    const std::size_t missing = (4 - padded.size() % 4) % 4;
    padded.append(missing, '=');
    std::string bytes(padded.size() / 4 * 3, '\0');
    const int read = EVP_DecodeBlock(reinterpret_cast<unsigned char *>(bytes.data()),
                                     reinterpret_cast<const unsigned char *>(padded.data()),
                                     static_cast<int>(padded.size()));
    if (read < 0)
        return std::nullopt;
    bytes.resize(static_cast<std::size_t>(read) - missing);
    return bytes;
}

std::string toBase64Url(std::string_view bytes)
{
    std::string text = toBase64(bytes);
    while (text.ends_with('='))
        text.pop_back();
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    return text;
}

std::optional<std::string> fromBase64Url(std::string_view text)
{
    auto bytes = fromBase64(text);
    return bytes && toBase64Url(*bytes) == text ? std::move(bytes) : std::nullopt;
}

} // namespace llm0
