#include "fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>
#include <random>

namespace llm0::fuzz {

namespace {

std::uint64_t fnv1a(std::string_view bytes)
{
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325U;
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3U;
    return hash;
}

} // namespace

void require(bool holds, std::string_view what, std::string_view shown)
{
    if (holds)
        return;
    std::fprintf(stderr, "\nDOES NOT HOLD: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
                 static_cast<int>(shown.substr(0, 4000).size()), shown.data());
    std::abort();
}

std::uint8_t Input::byte()
{
    if (m_bytes.empty())
        return 0;
    const auto first = static_cast<std::uint8_t>(m_bytes.front());
    m_bytes.remove_prefix(1);
    return first;
}

std::vector<std::string_view> pieces(std::string_view bytes, std::uint64_t salt)
{
    std::mt19937_64 random(fnv1a(bytes) + salt);
    std::vector<std::string_view> cut;
    while (!bytes.empty()) {
        const std::size_t size = salt == 0 ? 1 : 1 + random() % (random() % 8 == 0 ? 200 : 12);
        cut.push_back(bytes.substr(0, size));
        bytes.remove_prefix(cut.back().size());
    }
    return cut;
}

std::vector<std::string_view> lines(std::string_view text)
{
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        found.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return found;
}

std::int64_t oneTokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

} // namespace llm0::fuzz
