#pragma once

#include "cache/text/words.h"

#include <set>

namespace llm0 {

/// What of a text the guards compare. Words are canonical: contractions written out, one spelling, politeness
/// and articles left out.
struct TextFacts {
    std::vector<Word> words;
    std::vector<std::string> numbers; ///< in order
    std::vector<std::string> units;   ///< in order
    std::vector<std::string> code;    ///< in order
    std::set<std::string> names;      ///< words that name something
    std::set<std::string> content;    ///< words that say something
    std::set<std::string> kinds;      ///< of question: "who", "how long"
    int negations = 0;
    std::string language; ///< empty: not clear
};
TextFacts factsOf(std::string_view utf8);

/// Has meaning of its own: neither function word nor light word.
bool isContent(const Word &word);

} // namespace llm0
