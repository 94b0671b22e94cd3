#include "cache/text/answerguard.h"

#include "cache/text/lexicon.h"
#include "cache/text/wordlikeness.h"

#include <algorithm>
#include <map>

namespace llm0 {

namespace {

/// From this share of common content words on, two texts are versions of one sentence: what differs is meant.
constexpr double nearlyTheSame = 0.5;

std::map<int, std::vector<int>> polesOf(const TextFacts &facts)
{
    std::map<int, std::vector<int>> poles;
    for (const Word &word : facts.words) {
        if (word.kind != Word::Kind::Plain)
            continue;
        if (const auto pole = poleOf(word.text))
            poles[pole->axis].push_back(pole->end);
    }
    return poles;
}

bool opposed(const TextFacts &a, const TextFacts &b)
{
    const auto left = polesOf(a);
    for (const auto &[axis, ends] : polesOf(b)) {
        const auto other = left.find(axis);
        if (other != left.end() && other->second != ends)
            return true;
    }
    return false;
}

bool meaningTurned(const TextFacts &a, const TextFacts &b)
{
    for (const std::string &left : a.content) {
        if (b.content.contains(left))
            continue;
        for (const std::string &right : b.content) {
            if (!a.content.contains(right) && turnsMeaning(left, right))
                return true;
        }
    }
    return false;
}

/// The names of either text in the order in which `facts` has them, each once.
std::vector<std::string> namesIn(const TextFacts &facts, const std::set<std::string> &names)
{
    std::vector<std::string> found;
    for (const Word &word : facts.words) {
        if (names.contains(word.text) && std::find(found.begin(), found.end(), word.text) == found.end())
            found.push_back(word.text);
    }
    return found;
}

bool sameWordOrTypo(const Word &left, const Word &right)
{
    if (left == right)
        return true;
    return left.kind == Word::Kind::Plain && right.kind == Word::Kind::Plain
           && sameButForTyping(left.text, right.text);
}

/// The same names in the same order, unless a whole clause changed its place.
bool sameNames(const TextFacts &a, const TextFacts &b)
{
    std::set<std::string> names = a.names;
    names.insert(b.names.begin(), b.names.end());
    auto left = namesIn(a, names);
    auto right = namesIn(b, names);
    if (left == right)
        return true;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    return left == right && sameUpToOneMove(a.words, b.words, sameWordOrTypo);
}

/// What stands behind "from" must not stand behind "to" in the other text.
bool rolesSwapped(const TextFacts &a, const TextFacts &b)
{
    static const std::set<std::string> markers = {"from", "to",    "into",  "than",   "von",
                                                  "nach", "desde", "hacia", "depuis", "vers"};
    const auto rolesOf = [](const TextFacts &facts) {
        std::map<std::string, std::string> roles;
        for (std::size_t i = 0; i + 1 < facts.words.size(); ++i) {
            if (markers.contains(facts.words[i].text))
                roles[facts.words[i + 1].text] = facts.words[i].text;
        }
        return roles;
    };
    const auto left = rolesOf(a);
    const auto right = rolesOf(b);
    return std::any_of(left.begin(), left.end(), [&](const auto &role) {
        const auto other = right.find(role.first);
        return other != right.end() && other->second != role.second;
    });
}

bool asksFor(const TextFacts &facts, const std::string &kind)
{
    if (facts.kinds.contains(kind))
        return true;
    static const std::map<std::string, std::set<std::string>> howNouns = {
        {"how many", {"number", "amount", "count", "total"}},
        {"how much", {"price", "cost", "amount", "costs"}},
        {"how long", {"duration", "time", "length", "hours", "days", "minutes"}},
        {"how old", {"age"}},
        {"how far", {"distance"}},
        {"how tall", {"height", "high"}},
        {"how high", {"height", "tall"}},
        {"how big", {"size", "large"}},
        {"how large", {"size", "big"}},
        {"how deep", {"depth"}},
        {"how heavy", {"weight"}},
        {"how fast", {"speed"}},
        {"how often", {"frequency"}},
        {"how hot", {"temperature"}},
    };
    const auto has = [&](std::string_view noun) {
        return std::any_of(facts.words.begin(), facts.words.end(),
                           [&](const Word &word) { return word.text == noun; });
    };
    if (const auto nouns = howNouns.find(kind); nouns != howNouns.end())
        return std::any_of(nouns->second.begin(), nouns->second.end(), has);
    for (const QuestionKind &known : questionKinds()) {
        if (known.name == kind)
            return std::any_of(known.named.begin(), known.named.end(), has);
    }
    // "how reset": no kind of its own.
    return kind.starts_with("how ") && facts.kinds.empty();
}

bool sameKind(const TextFacts &a, const TextFacts &b)
{
    const auto covered = [](const TextFacts &x, const TextFacts &y) {
        return std::all_of(x.kinds.begin(), x.kinds.end(),
                           [&](const std::string &kind) { return asksFor(y, kind); });
    };
    return covered(a, b) && covered(b, a);
}

bool equivalent(const Word &left, const Word &right)
{
    if (left.kind != right.kind)
        return false;
    if (left == right)
        return true;
    if (left.kind != Word::Kind::Plain)
        return false;
    const auto synonym = synonymOf(left.text);
    return (!synonym.empty() && synonym == synonymOf(right.text)) || sameStem(left.text, right.text)
           || sameButForTyping(left.text, right.text);
}

std::vector<Word> contentOf(const std::vector<Word> &words)
{
    std::vector<Word> content;
    std::copy_if(words.begin(), words.end(), std::back_inserter(content), isContent);
    return content;
}

/// Words of one text that the other side has no equivalent of.
bool leftOver(const std::vector<Word> &words, const std::vector<Word> &others)
{
    return std::any_of(words.begin(), words.end(), [&](const Word &word) {
        return std::none_of(others.begin(), others.end(),
                            [&](const Word &other) { return equivalent(word, other); });
    });
}

/// What remains of a text without its content: "what is a …".
std::vector<Word> frameOf(const std::vector<Word> &words)
{
    std::vector<Word> frame;
    std::copy_if(words.begin(), words.end(), std::back_inserter(frame),
                 [](const Word &word) { return !isContent(word); });
    return frame;
}

/// Two versions of one sentence in which a word that matters was replaced, added or left out; or in which all
/// words are the same and in another order.
bool oneWordApart(const TextFacts &a, const TextFacts &b)
{
    const auto left = contentOf(a.words);
    const auto right = contentOf(b.words);
    const std::size_t larger = std::max(left.size(), right.size());
    if (larger == 0)
        return false;
    const bool replaced = leftOver(left, right) || leftOver(right, left);
    // One has all the words of the other, and says more.
    if (replaced && (!leftOver(left, right) || !leftOver(right, left)))
        return true;
    if (replaced && left.size() == right.size() && frameOf(a.words) == frameOf(b.words))
        return true;
    const auto shared = static_cast<double>(std::count_if(left.begin(), left.end(), [&](const Word &word) {
        return std::any_of(right.begin(), right.end(),
                           [&](const Word &other) { return equivalent(word, other); });
    }));
    if (shared < nearlyTheSame * static_cast<double>(larger))
        return false;
    if (replaced)
        return true;
    return left.size() == right.size() && left.size() > 1 && !sameUpToOneMove(left, right, equivalent)
           && !sameUpToOneMove(a.words, b.words, equivalent);
}

std::string_view commonDifference(const TextFacts &a, const TextFacts &b)
{
    if (!a.language.empty() && !b.language.empty() && a.language != b.language)
        return "language";
    if (a.numbers != b.numbers)
        return "number";
    if (a.units != b.units)
        return "unit";
    if (a.code != b.code)
        return "code";
    if (a.negations != b.negations)
        return "negation";
    if (opposed(a, b) || meaningTurned(a, b))
        return "opposite";
    if (!sameNames(a, b))
        return "name";
    if (rolesSwapped(a, b))
        return "direction";
    if (!sameKind(a, b))
        return "kind of question";
    return {};
}

} // namespace

std::string_view differenceOf(const TextFacts &asked, const TextFacts &stored)
{
    if (const auto difference = commonDifference(asked, stored); !difference.empty())
        return difference;
    return oneWordApart(asked, stored) ? "a word that matters" : std::string_view();
}

std::string_view lexicalDifferenceOf(const TextFacts &asked, const TextFacts &stored)
{
    if (const auto difference = commonDifference(asked, stored); !difference.empty())
        return difference;
    return sameUpToOneMove(asked.words, stored.words, sameWordOrTypo) ? std::string_view() : "other words";
}

} // namespace llm0
