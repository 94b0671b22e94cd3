#include "budget/costestimator.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

enum Class : std::uint8_t { Letter, Digit, Space, Line, Mark, Symbol, Control, Wide, Tail, classCount };

constexpr std::array<Class, 256> classTable()
{
    std::array<Class, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c)
        table[c] = c >= 0xC0 ? Wide : c >= 0x80 ? Tail : Control;
    for (std::size_t i = 0; i < 26; ++i)
        table['a' + i] = table['A' + i] = Letter;
    for (std::size_t c = '0'; c <= '9'; ++c)
        table[c] = Digit;
    table[' '] = Space;
    for (char c : {'\n', '\r', '\t'})
        table[static_cast<std::size_t>(c)] = Line;
    for (char c : std::string_view(".,;:'\"-_/()"))
        table[static_cast<std::size_t>(c)] = Mark;
    for (char c : std::string_view("!#$%&*+<=>?@[\\]^`{|}~"))
        table[static_cast<std::size_t>(c)] = Symbol;
    return table;
}
constexpr std::array<Class, 256> classOf = classTable();

/// For each letter, those that often follow it in European languages; 96 of 100 pairs in prose and code are
/// here.
constexpr std::array<std::string_view, 26> oftenFollows{"bcdgiklmnprstuvy",
                                                        "aeijlorsuy",
                                                        "acehiklortu",
                                                        "adeilorsu",
                                                        "abcdefgilmnopqrstvwxy",
                                                        "aefilortu",
                                                        "ehilnrsu",
                                                        "aeiort",
                                                        "abcdefglmnoprstvxz",
                                                        "e",
                                                        "es",
                                                        "adefilostuy",
                                                        "abeimopsu",
                                                        "acdefgiklnopstuvy",
                                                        "abcdfgiklmnoprstuvw",
                                                        "aeiloprstuy",
                                                        "u",
                                                        "acdegikmnorstuvy",
                                                        "acehilopstuy",
                                                        "acdefhiloprstuwy",
                                                        "abcdefgilmnprst",
                                                        "aei",
                                                        "aehior",
                                                        "cept",
                                                        "eopst",
                                                        "e"};

constexpr std::array<std::uint32_t, 26> pairMasks()
{
    std::array<std::uint32_t, 26> masks{};
    for (std::size_t first = 0; first < masks.size(); ++first) {
        for (char second : oftenFollows[first])
            masks[first] |= 1U << (second - 'a');
    }
    return masks;
}
constexpr std::array<std::uint32_t, 26> commonPairs = pairMasks();

/// Everything in 32nds of a token. Fitted to the counts of real tokenizers (tests/fixtures/generate), then
/// rounded up.
constexpr std::int64_t token = 32;
struct Weights {
    std::int64_t word, letter, laterLetter, rarePair, capital; ///< of a word that reads like one
    std::array<std::array<std::uint8_t, 7>, 8> after; ///< [class before][class]; letters are counted by words
};

// clang-format off
constexpr Weights openAi{16, 5, 12, 29, 16, {{
    // letter, digit, space, line, mark, symbol, control
    {0, 32, 5, 32, 16, 16, 32},  // after a letter
    {0, 16, 31, 16, 16, 18, 32}, // digit
    {0, 32, 8, 32, 32, 20, 32},  // space
    {0, 32, 13, 19, 18, 18, 32}, // line
    {0, 32, 6, 12, 18, 32, 32},  // mark
    {0, 32, 17, 17, 25, 22, 32}, // symbol
    {0, 32, 32, 32, 32, 32, 32}, // control
    {0, 32, 32, 32, 32, 32, 32}, // wide
}}};

constexpr Weights any{47, 8, 18, 10, 32, {{
    {0, 32, 23, 32, 32, 32, 32},
    {0, 32, 24, 16, 24, 32, 32},
    {0, 32, 8, 32, 32, 32, 32},
    {0, 32, 18, 24, 24, 24, 32},
    {0, 32, 8, 12, 32, 32, 32},
    {0, 32, 28, 16, 32, 32, 32},
    {0, 32, 32, 32, 32, 32, 32},
    {0, 32, 32, 32, 32, 32, 32},
}}};
// clang-format on

constexpr std::size_t earlyLetters = 12;

struct Word {
    std::size_t letters = 0;
    std::size_t rarePairs = 0;
    bool capitalFirst = false;
    bool capitalsInside = false;
};

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLetter(char c)
{
    return classOf[static_cast<std::uint8_t>(c)] == Letter;
}

/// A pair that seldom stands in words, or a letter that repeats one of the three before: such runs are
/// spelled out.
bool isRarePair(std::string_view run, std::size_t at)
{
    const unsigned first = (static_cast<unsigned>(run[at - 1]) | 0x20U) - 'a';
    const unsigned second = (static_cast<unsigned>(run[at]) | 0x20U) - 'a';
    return (commonPairs[first] >> second & 1U) == 0 || (at >= 2 && run[at] == run[at - 2])
           || (at >= 3 && run[at] == run[at - 3]);
}

/// The word at the front of `rest`: letters up to the next capital after a small one ("camelCase" is two).
Word wordAt(std::string_view rest)
{
    Word word{1, 0, isCapital(rest[0]), false};
    for (; word.letters < rest.size() && isLetter(rest[word.letters]); ++word.letters) {
        if (isCapital(rest[word.letters])) {
            if (!isCapital(rest[word.letters - 1]))
                break;
            word.capitalsInside = true;
        }
        word.rarePairs += isRarePair(rest, word.letters);
    }
    return word;
}

std::int64_t costOfWord(const Word &word, const Weights &weights)
{
    const auto letters = static_cast<std::int64_t>(word.letters);
    if (word.letters == 1 || word.capitalsInside || word.rarePairs * 4 >= word.letters)
        return letters * token;
    const auto early = static_cast<std::int64_t>(std::min(word.letters, earlyLetters));
    return weights.word + early * weights.letter + (letters - early) * weights.laterLetter
           + static_cast<std::int64_t>(word.rarePairs) * weights.rarePair
           + (word.capitalFirst ? weights.capital : 0);
}

/// A character of two to four bytes, by its first two: scripts in daily use cost less than a token per byte.
std::int64_t costOfWide(std::uint8_t lead, std::uint8_t second)
{
    if (lead < 0xE0) {
        const bool cyrillic = lead == 0xD0 || (lead == 0xD1 && second < 0xA0);
        const bool greekOrHebrew = lead == 0xCE || lead == 0xCF || lead == 0xD7;
        const bool latinOrArabic = lead == 0xC3 || lead == 0xD8 || lead == 0xD9;
        return cyrillic ? 42 : latinOrArabic ? 45 : greekOrHebrew ? 54 : 64;
    }
    if (lead >= 0xF0)
        return lead == 0xF0 && second == 0x9F ? 106 : 128; // emoji; the rest is rare
    if (lead == 0xE0)
        return second < 0xBC ? 74 : 96; // India to Laos; Tibet
    if (lead == 0xE3)
        return second < 0x90 ? 58 : 96; // kana; rare ideographs
    if (lead == 0xE4)
        return second >= 0xB8 ? 84 : 96;
    if (lead >= 0xE5 && lead <= 0xE9)
        return 84; // ideographs
    const bool hangul = (lead == 0xEA && second >= 0xB0) || (lead >= 0xEB && lead <= 0xED);
    return hangul ? 90 : 96;
}

struct ImageRow {
    std::string_view model; ///< part of the name: "regional.anthropic.claude-…", "mistralai/pixtral-…"
    std::int64_t high;
    std::int64_t low; ///< models that count patches ignore the low detail
};

// developers.openai.com/api/docs/guides/images-vision: tiles of 512 px after scaling into 2048 x 768, at most
// 8 of them (base + 8 x tile), or patches of 32 px times a multiplier (1536 patches, 10,000 in "original"
// detail since GPT-5.4). platform.claude.com/docs/en/build-with-claude/vision: 4,784 at most since Opus 4.7,
// 1,600 before. ai.google.dev/gemini-api/docs/media-resolution: 2,240 in ultra-high; before Gemini 3, 258 a
// tile of 768 px, 16 taken. docs.together.ai/docs/vision-overview: 6,404. Pixtral: 1024 x 1024 in patches of
// 16 px, with row ends.
constexpr ImageRow imageRows[] = {
    {"gpt-4o-mini", 48'169, 2'833}, // 2833 + 8 x 5667
    {"gpt-4.1-mini", 3'779, 3'779}, // 1536 x 2.46
    {"gpt-4.1-nano", 3'779, 3'779}, {"gpt-5-mini", 3'779, 3'779}, {"gpt-5-nano", 3'779, 3'779},
    {"o4-mini", 3'779, 3'779},      {"gpt-5.", 24'600, 24'600},                             // 10,000 x 2.46
    {"gpt-6", 24'600, 24'600},      {"gpt-4", 1'445, 85},                                   // 85 + 8 x 170
    {"gpt-5", 1'445, 85},                                                                   // 70 + 8 x 140
    {"chatgpt-4o", 1'445, 85},      {"claude", 4'784, 4'784},     {"gemini", 4'128, 4'128}, // 16 x 258
    {"pixtral", 4'160, 4'160},      {"mistral", 4'160, 4'160},    {"meta-llama", 6'404, 6'404},
};
constexpr ImageRow thinking{"o1 and o3", 1'445, 85}; // 75 + 8 x 150
constexpr ImageRow hungriest{"", 48'169, 48'169};

} // namespace

Tokenizer tokenizerOf(std::string_view model)
{
    for (std::string_view prefix : {"gpt-", "chatgpt-", "text-embedding-", "o1", "o3", "o4", "openai/"}) {
        if (model.starts_with(prefix))
            return Tokenizer::OpenAi;
    }
    return Tokenizer::Any;
}

std::int64_t textTokenBound(std::string_view utf8, Tokenizer tokenizer)
{
    const Weights &weights = tokenizer == Tokenizer::OpenAi ? openAi : any;
    std::int64_t cost = 0;
    Class before = Space;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(utf8[i]);
        const Class current = classOf[byte];
        if (current == Letter) {
            const Word word = wordAt(utf8.substr(i));
            cost += costOfWord(word, weights);
            i += word.letters - 1;
        } else if (current == Wide) {
            cost += costOfWide(byte, i + 1 < utf8.size() ? static_cast<std::uint8_t>(utf8[i + 1]) : 0);
        } else if (current == Tail) {
            continue; // paid with its lead
        } else {
            cost += weights.after[before][current];
        }
        before = current;
    }
    const std::int64_t roundedUp = (cost + token - 1) / token + 2;
    return std::min(roundedUp, static_cast<std::int64_t>(utf8.size()));
}

std::int64_t textTokenBound(std::string_view utf8)
{
    return textTokenBound(utf8, Tokenizer::Any);
}

std::int64_t imageTokenBound(bool lowDetail, std::string_view model)
{
    const auto *row = std::find_if(std::begin(imageRows), std::end(imageRows), [model](const ImageRow &r) {
        return model.find(r.model) != std::string_view::npos;
    });
    const bool numberedO = model.starts_with("o1") || model.starts_with("o3");
    const ImageRow &known = numberedO ? thinking : row == std::end(imageRows) ? hungriest : *row;
    return lowDetail ? known.low : known.high;
}

std::int64_t audioTokenBound(std::size_t base64Bytes)
{
    // At most 32 tokens a second (Gemini; OpenAI takes 10), and no codec in use goes below 500 bytes a
    // second.
    return base64Bytes == 0 ? 0 : static_cast<std::int64_t>(base64Bytes / 20) + 32;
}

} // namespace llm0
