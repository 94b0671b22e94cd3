#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

// What the guards know of words. All words are case-folded. The lists favour English; German, French,
// Spanish, Italian, Portuguese and Dutch have their negations, opposites and question words.

/// One end of an axis on which words exclude each other: enable and disable, before and after.
struct Pole {
    int axis = 0;
    int end = 0;
    friend bool operator==(const Pole &, const Pole &) = default;
};
std::optional<Pole> poleOf(std::string_view word);

bool isNegation(std::string_view word);
/// The unit's usual name: "kilometres" → "km"; empty: no unit.
std::string_view unitOf(std::string_view word);
/// "twelve" → "12"; empty: no number. "one" is none, it is mostly a pronoun.
std::string_view numberOf(std::string_view word);
/// Names and things of which another one means another question: days, months, countries, languages, systems.
bool isNamed(std::string_view word);
/// What ties words together and says little itself.
bool isFunctionWord(std::string_view word);
/// Says only that something is asked ("way", "explain", "steps").
bool isLightWord(std::string_view word);
/// Politeness and articles: may be there or not.
bool isFiller(std::string_view word);
/// Verbs after which "can you" is a request and not a question.
bool isRequestVerb(std::string_view word);
/// A word that may stand for both ("delete" and "remove"), empty: none.
std::string_view synonymOf(std::string_view word);
/// The American spelling of a British word; otherwise the word itself.
std::string americanOf(std::string_view word);
/// Politeness of several words.
const std::vector<std::vector<std::string_view>> &fillerPhrases();
/// "de", "en", …, by function words; empty: not clear.
std::string_view languageOf(const std::vector<std::string_view> &words);

/// What is asked for: a person, a time, a place, a reason.
struct QuestionKind {
    std::string_view name;
    std::vector<std::string_view> askedBy; ///< question words
    std::vector<std::string_view> named;   ///< nouns that ask for the same
};
const std::vector<QuestionKind> &questionKinds();
/// "how" and its like, which make a kind with the word that follows ("how long").
bool isHow(std::string_view word);

} // namespace llm0
