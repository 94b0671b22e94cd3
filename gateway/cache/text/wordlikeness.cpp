#include "cache/text/wordlikeness.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr std::size_t shortestMoved = 2;
constexpr std::size_t shortestMistyped = 6;

bool isVowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

std::string withoutDoubles(const std::string &word)
{
    std::string single;
    for (const char c : word) {
        if (single.empty() || single.back() != c)
            single += c;
    }
    return single;
}

/// "later" and "latter", "hoping" and "hopping": English doubles a consonant before these to make another
/// word.
bool doublingMatters(const std::string &left, const std::string &right)
{
    const std::string &longer = left.size() > right.size() ? left : right;
    const std::string &shorter = left.size() > right.size() ? right : left;
    const auto differ = std::mismatch(shorter.begin(), shorter.end(), longer.begin(), longer.end());
    const std::string rest(differ.second, longer.end());
    for (const std::string_view ending : {"ing", "ed", "er", "ers", "y", "es", "est", "le"}) {
        if (rest.size() <= ending.size() + 2 && rest.ends_with(ending))
            return true;
    }
    return false;
}

bool isOneSwap(const std::string &left, const std::string &right)
{
    if (left.size() != right.size())
        return false;
    const auto at = std::mismatch(left.begin(), left.end(), right.begin());
    const auto i = static_cast<std::size_t>(at.first - left.begin());
    return i + 1 < left.size() && left[i] == right[i + 1] && left[i + 1] == right[i]
           && left.compare(i + 2, std::string::npos, right, i + 2, std::string::npos) == 0;
}

/// Pairs that are one swap or one doubled letter apart and both words.
bool bothAreWords(const std::string &left, const std::string &right)
{
    static const std::array<std::pair<std::string_view, std::string_view>, 16> pairs = {{
        {"casual", "causal"},
        {"desert", "dessert"},
        {"united", "untied"},
        {"calvary", "cavalry"},
        {"marital", "martial"},
        {"signing", "singing"},
        {"silver", "sliver"},
        {"aborad", "aboard"},
        {"auction", "action"},
        {"discreet", "discrete"},
        {"coral", "corral"},
        {"severing", "serving"},
        {"bread", "beard"},
        {"relation", "realtion"},
        {"warehouse", "whorehouse"},
        {"trial", "trail"},
    }};
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) {
        return (pair.first == left && pair.second == right) || (pair.first == right && pair.second == left);
    });
}

std::string stemOf(std::string word)
{
    for (const std::string_view ending :
         {"ingly", "ings", "ing", "ies", "ied", "ers", "edly", "ed", "es", "er", "ly", "s", "en"}) {
        if (word.size() >= ending.size() + 3 && word.ends_with(ending)) {
            word.erase(word.size() - ending.size());
            break;
        }
    }
    while (word.size() > 3 && (word.back() == 'e' || word.back() == 'y' || word.back() == 'i'))
        word.pop_back();
    if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2] && !isVowel(word.back()))
        word.pop_back();
    return word;
}

} // namespace

bool sameUpToOneMove(const std::vector<Word> &left, const std::vector<Word> &right, const SameWord &same)
{
    const std::size_t size = left.size();
    if (size != right.size())
        return false;
    std::size_t first = 0;
    while (first < size && same(left[first], right[first]))
        ++first;
    if (first == size)
        return true;
    std::size_t last = size;
    while (last > first && same(left[last - 1], right[last - 1]))
        --last;
    // Between them the runs AB became BA.
    for (std::size_t run = shortestMoved; run + shortestMoved <= last - first; ++run) {
        const std::size_t other = last - first - run;
        bool moved = true;
        for (std::size_t i = 0; moved && i < last - first; ++i)
            moved = same(left[first + i], right[first + (i + other) % (last - first)]);
        if (moved)
            return true;
    }
    return false;
}

std::string skeletonOf(const std::string &word)
{
    std::string letters = withoutDoubles(word);
    if (letters.size() > 3)
        std::sort(letters.begin() + 1, letters.end());
    return letters;
}

bool sameButForTyping(const std::string &left, const std::string &right)
{
    if (left == right)
        return true;
    if (std::min(left.size(), right.size()) < shortestMistyped - 1
        || std::max(left.size(), right.size()) < shortestMistyped || bothAreWords(left, right))
        return false;
    if (isOneSwap(left, right))
        return left.front() == right.front();
    const auto difference =
        left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
    return difference <= 1 && withoutDoubles(left) == withoutDoubles(right) && !doublingMatters(left, right);
}

bool sameStem(const std::string &left, const std::string &right)
{
    return stemOf(left) == stemOf(right);
}

bool turnsMeaning(const std::string &left, const std::string &right)
{
    const std::string &longer = left.size() > right.size() ? left : right;
    const std::string &shorter = left.size() > right.size() ? right : left;
    static constexpr std::array<std::string_view, 26> prefixes = {
        "un",    "dis",   "in",    "im",    "ir",    "il",    "non",   "anti", "de",
        "mis",   "re",    "over",  "under", "pre",   "post",  "hyper", "hypo", "sub",
        "super", "inter", "intra", "micro", "macro", "multi", "semi",  "auto"};
    for (const std::string_view prefix : prefixes) {
        if (longer.size() > shorter.size() && longer.starts_with(prefix) && shorter.size() >= 3
            && (longer.substr(prefix.size()) == shorter
                || stemOf(longer.substr(prefix.size())) == stemOf(shorter)))
            return true;
    }
    const auto stripped = [](const std::string &word, std::string_view ending) {
        return word.ends_with(ending) ? word.substr(0, word.size() - ending.size()) : std::string();
    };
    const auto opposed = [&](const std::string &a, const std::string &b, std::string_view x,
                             std::string_view y) {
        const std::string stem = stripped(a, x);
        return stem.size() > 2 && stem == stripped(b, y);
    };
    return opposed(left, right, "less", "ful") || opposed(right, left, "less", "ful")
           || opposed(left, right, "ee", "er") || opposed(right, left, "ee", "er");
}

} // namespace llm0
