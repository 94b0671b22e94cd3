#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// One word of a text as the guards compare it.
struct Word {
    enum class Kind {
        Plain,
        Number,
        Code, ///< identifiers, paths, addresses, flags, formulas, quoted code: compared letter by letter
    };
    Kind kind = Kind::Plain;
    std::string text;     ///< case-folded and NFKC unless it is code; a number in plain digits
    bool capital = false; ///< written with a capital letter
    bool first = false;   ///< begins a sentence, so that a capital says nothing
    friend bool operator==(const Word &a, const Word &b) { return a.kind == b.kind && a.text == b.text; }
};

/// The words of a text in order, without punctuation. Scripts that are written without spaces give one word
/// for each character.
std::vector<Word> wordsOf(std::string_view utf8);

} // namespace llm0
