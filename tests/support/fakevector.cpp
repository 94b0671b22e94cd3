#include "support/fakevector.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <sstream>

namespace llm0::fake {

namespace {

std::uint64_t hashOf(std::string_view word)
{
    std::uint64_t hash = 14'695'981'039'346'656'037U; // FNV-1a
    for (const char c : word)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return hash;
}

} // namespace

std::vector<float> embeddingOf(std::string_view text, int dimensions)
{
    std::vector<float> vector(static_cast<std::size_t>(dimensions), 0.0F);
    std::istringstream stream{std::string(text)};
    vector.front() = 0.01F; // never the null vector
    for (std::string word; stream >> word;) {
        const std::uint64_t hash = hashOf(word);
        vector[(hash >> 8) % vector.size()] += (hash & 1U) != 0 ? 1.0F : -1.0F;
    }
    float square = 0;
    for (const float value : vector)
        square += value * value;
    for (float &value : vector)
        value /= std::sqrt(square);
    return vector;
}

std::string bytesOf(const std::vector<float> &vector)
{
    std::string bytes;
    for (const float value : vector) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        for (int shift = 0; shift < 32; shift += 8)
            bytes.push_back(static_cast<char>((bits >> shift) & 0xffU));
    }
    return bytes;
}

} // namespace llm0::fake
