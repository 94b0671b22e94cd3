#pragma once

#include "cache/text/words.h"

#include <functional>

namespace llm0 {

using SameWord = std::function<bool(const Word &, const Word &)>;

/// The same words in the same order, or with one run of at least two words moved elsewhere
/// ("in Python, how do I …" for "how do I … in Python").
bool sameUpToOneMove(const std::vector<Word> &left, const std::vector<Word> &right, const SameWord &same);

/// Letters only, doubled ones once, the inner ones in order: the same for a word and its usual typing
/// mistakes (swapped neighbours, a doubled letter too few or too many).
std::string skeletonOf(const std::string &word);
/// The same word, a usual typing mistake apart. Short words and mistakes that make another word are not.
bool sameButForTyping(const std::string &left, const std::string &right);
/// Forms of one word: "install", "installed", "installing".
bool sameStem(const std::string &left, const std::string &right);
/// One is the other with a prefix or ending that turns its meaning: "safe" and "unsafe".
bool turnsMeaning(const std::string &left, const std::string &right);

} // namespace llm0
