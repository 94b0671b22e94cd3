#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llm0::fake {

/// A unit vector that depends on the text's words alone: texts with words in common lie near each other.
std::vector<float> embeddingOf(std::string_view text, int dimensions);
/// As little-endian 32-bit floats.
std::string bytesOf(const std::vector<float> &vector);

} // namespace llm0::fake
