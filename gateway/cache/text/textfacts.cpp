#include "cache/text/textfacts.h"

#include "cache/text/lexicon.h"

#include <algorithm>

namespace llm0 {

namespace {

/// Question words count only near the beginning; later they are mostly conjunctions.
constexpr std::size_t kindWithin = 5;

void push(std::vector<Word> &words, const Word &like, std::string text)
{
    Word word = like;
    word.text = std::move(text);
    words.push_back(std::move(word));
}

bool endsWith(const std::string &text, std::string_view end)
{
    return text.size() > end.size() && text.ends_with(end);
}

/// "don't" → "do not", "what's" → "what is", "Ann's" → "ann".
void expand(std::vector<Word> &words, const Word &word)
{
    static const std::vector<std::pair<std::string_view, std::string_view>> endings = {
        {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}, {"'d", "would"}};
    const std::string &text = word.text;
    if (text == "can't" || text == "cannot") {
        push(words, word, "can");
        return push(words, word, "not");
    }
    if (text == "won't") {
        push(words, word, "will");
        return push(words, word, "not");
    }
    if (endsWith(text, "n't")) {
        push(words, word, text.substr(0, text.size() - 3));
        return push(words, word, "not");
    }
    for (const auto &[ending, full] : endings) {
        if (endsWith(text, ending)) {
            push(words, word, text.substr(0, text.size() - ending.size()));
            return push(words, word, std::string(full));
        }
    }
    if (!endsWith(text, "'s"))
        return push(words, word, americanOf(text));
    const std::string stem = text.substr(0, text.size() - 2);
    push(words, word, stem);
    if (isFunctionWord(stem))
        push(words, word, "is");
}

/// The length of the politeness that begins at `at`; 0: none.
std::size_t politenessAt(const std::vector<Word> &words, std::size_t at)
{
    for (const auto &phrase : fillerPhrases()) {
        if (at + phrase.size() > words.size())
            continue;
        const bool same =
            std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                       [](std::string_view a, const Word &b) { return a == b.text; });
        if (same)
            return phrase.size();
    }
    const auto is = [&](std::size_t i, std::initializer_list<std::string_view> any) {
        return i < words.size() && std::find(any.begin(), any.end(), words[i].text) != any.end();
    };
    const bool asks = is(at, {"can", "could", "would", "will"}) && is(at + 1, {"you"});
    return asks && at + 2 < words.size() && isRequestVerb(words[at + 2].text) ? 2 : 0;
}

bool isLeftOut(const std::vector<Word> &words, std::size_t at)
{
    const Word &word = words[at];
    if (word.kind != Word::Kind::Plain || !isFiller(word.text))
        return false;
    // "Is A a subset of B?"
    const bool letter = word.text.size() == 1 && word.capital && !word.first;
    return !letter || at + 1 == words.size() || words[at + 1].capital;
}

std::vector<Word> withoutPoliteness(const std::vector<Word> &words)
{
    std::vector<Word> kept;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!isLeftOut(words, i))
            kept.push_back(words[i]);
    }
    std::vector<Word> left;
    for (std::size_t at = 0; at < kept.size();) {
        const std::size_t skip = politenessAt(kept, at);
        if (skip == 0)
            left.push_back(kept[at]);
        at += std::max<std::size_t>(skip, 1);
    }
    return left.empty() ? words : left;
}

std::vector<Word> canonical(std::string_view utf8)
{
    std::vector<Word> words;
    for (Word &word : wordsOf(utf8)) {
        if (word.kind != Word::Kind::Plain) {
            words.push_back(std::move(word));
        } else if (const auto number = numberOf(word.text); !number.empty()) {
            word.kind = Word::Kind::Number;
            word.text = number;
            words.push_back(std::move(word));
        } else {
            expand(words, word);
        }
    }
    return withoutPoliteness(words);
}

/// Capitals tell of names only where most words have none.
bool capitalsTell(const std::vector<Word> &words)
{
    int capital = 0;
    int later = 0;
    for (const Word &word : words) {
        if (word.kind == Word::Kind::Plain && !word.first) {
            ++later;
            capital += word.capital ? 1 : 0;
        }
    }
    return 2 * capital <= later || later <= 2;
}

void findNames(TextFacts &facts)
{
    const bool capitals = capitalsTell(facts.words);
    for (std::size_t i = 0; i < facts.words.size(); ++i) {
        const Word &word = facts.words[i];
        if (word.kind != Word::Kind::Plain)
            continue;
        const bool before = i > 0 && facts.words[i - 1].capital && facts.words[i - 1].first;
        const bool byCapital =
            capitals && word.capital && !word.first && word.text != "i" && !isFunctionWord(word.text);
        if (byCapital || isNamed(word.text))
            facts.names.insert(word.text);
        // "Marie Curie": the name began the sentence.
        if (byCapital && before && isContent(facts.words[i - 1]))
            facts.names.insert(facts.words[i - 1].text);
    }
}

void findKinds(TextFacts &facts)
{
    const std::size_t end = std::min(facts.words.size(), kindWithin);
    for (std::size_t i = 0; i < end; ++i) {
        const std::string &text = facts.words[i].text;
        for (const QuestionKind &kind : questionKinds()) {
            if (std::find(kind.askedBy.begin(), kind.askedBy.end(), text) != kind.askedBy.end())
                facts.kinds.insert(std::string(kind.name));
        }
        if (isHow(text) && i + 1 < facts.words.size() && !isFunctionWord(facts.words[i + 1].text)
            && facts.words[i + 1].kind == Word::Kind::Plain)
            facts.kinds.insert("how " + facts.words[i + 1].text);
    }
}

} // namespace

bool isContent(const Word &word)
{
    return word.kind != Word::Kind::Plain || !(isFunctionWord(word.text) || isLightWord(word.text));
}

TextFacts factsOf(std::string_view utf8)
{
    TextFacts facts;
    facts.words = canonical(utf8);
    std::vector<std::string_view> plain;
    bool asked = false;
    for (const Word &word : facts.words) {
        if (word.kind == Word::Kind::Number)
            facts.numbers.push_back(word.text);
        else if (word.kind == Word::Kind::Code)
            facts.code.push_back(word.text);
        else
            plain.push_back(word.text);
        const auto unit = word.kind == Word::Kind::Plain ? unitOf(word.text) : std::string_view();
        if (!unit.empty() && !asked)
            facts.units.emplace_back(unit);
        // "in which year": asks for the unit, and does not measure with it.
        asked = word.text == "which" || word.text == "what";
        if (isContent(word))
            facts.content.insert(word.text);
        facts.negations += word.kind == Word::Kind::Plain && isNegation(word.text) ? 1 : 0;
    }
    facts.language = languageOf(plain);
    findNames(facts);
    findKinds(facts);
    return facts;
}

} // namespace llm0
