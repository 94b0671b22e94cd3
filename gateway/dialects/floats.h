#pragma once

#include "dialects/jsonfields.h"

#include <string>
#include <vector>

namespace llm0 {

// Vectors as lists of JSON numbers.

/// Appends `[…]`, each number as the shortest text that reads back as the same one.
void appendFloats(std::string &out, const std::vector<float> &vector);
/// JSON has no words for infinities and what is no number: the largest number there is, and 0.
float sayable(double number);
/// What is no number is 0.
std::vector<float> floatsIn(JsonArray numbers);

} // namespace llm0
