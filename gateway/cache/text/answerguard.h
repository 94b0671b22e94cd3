#pragma once

#include "cache/text/textfacts.h"

namespace llm0 {

/// Why two questions must not share an answer, as a short reason; empty: nothing speaks against it.
/// A guard may refuse too often, never too seldom: a wrong answer costs more than a call.
std::string_view differenceOf(const TextFacts &asked, const TextFacts &stored);

/// The same, where the vectors know nothing of meaning: the words have to be the same, politeness, typing
/// mistakes and one moved run of words apart.
std::string_view lexicalDifferenceOf(const TextFacts &asked, const TextFacts &stored);

} // namespace llm0
