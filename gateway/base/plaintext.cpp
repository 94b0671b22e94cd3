#include "base/plaintext.h"

#include <algorithm>
#include <cstddef>

namespace llm0 {

namespace {

bool isContinuation(unsigned char byte, unsigned char least = 0x80, unsigned char most = 0xbf)
{
    return byte >= least && byte <= most;
}

/// Bytes of the character that begins there; 0: it is none.
std::size_t characterAt(std::string_view text)
{
    const auto byte = [&text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
    };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return isContinuation(byte(1)) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const bool second = isContinuation(byte(1), first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
        return second && isContinuation(byte(2)) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const bool second = isContinuation(byte(1), first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
        return second && isContinuation(byte(2)) && isContinuation(byte(3)) ? 4 : 0;
    }
    return 0;
}

} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t bytes = characterAt(text);
        if (bytes == 0)
            return false;
        text.remove_prefix(bytes);
    }
    return true;
}

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

} // namespace llm0
