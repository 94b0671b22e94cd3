#include "cache/lexicalvector.h"

#include "cache/text/textfacts.h"
#include "cache/text/wordlikeness.h"

#include <cmath>
#include <cstdint>

namespace llm0 {

namespace {

constexpr std::size_t dimensions = 256;
/// Squared shares of the three kinds of features.
constexpr float wordWeight = 1.0F;
constexpr float orderWeight = 0.22F;

/// FNV-1a.
std::uint64_t hashOf(std::string_view text, std::uint64_t hash = 14'695'981'039'346'656'037ULL)
{
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
    return hash ^ (hash >> 29);
}

void add(std::vector<float> &vector, std::uint64_t hash, float weight)
{
    vector[hash % dimensions] += (hash >> 32) % 2 == 0 ? weight : -weight;
}

void normalise(std::vector<float> &vector)
{
    float sum = 0;
    for (const float value : vector)
        sum += value * value;
    const float length = std::sqrt(sum);
    for (float &value : vector)
        value = length > 0 ? value / length : 0;
}

} // namespace

std::vector<float> lexicalVector(std::string_view utf8)
{
    std::vector<std::string> words;
    for (const Word &word : factsOf(utf8).words)
        words.push_back(word.kind == Word::Kind::Plain ? skeletonOf(word.text) : word.text);
    std::vector<float> vector(dimensions, 0.0F);
    for (std::size_t i = 0; i < words.size(); ++i) {
        add(vector, hashOf(words[i]), wordWeight);
        // The last word is followed by the first: moving a clause to the front changes few neighbours.
        const std::string &next = words[(i + 1) % words.size()];
        add(vector, hashOf(next, hashOf(words[i]) + 1), orderWeight);
    }
    normalise(vector);
    return vector;
}

} // namespace llm0
