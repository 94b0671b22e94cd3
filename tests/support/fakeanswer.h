#pragma once

#include "support/fakeask.h"
#include "support/fakebehaviour.h"

namespace llm0::fake {

/// One streamed piece and the output tokens that have left once it is sent.
struct Piece {
    std::string text;
    std::int64_t tokens = 0;
};

struct Part {
    enum class Kind { Thinking, Redacted, Text, Refusal, Tool };

    Kind kind = Kind::Text;
    std::vector<Piece> pieces;
    std::string callId; ///< without a prefix
    std::string tool;
    std::string text() const;
};

/// Over all choices. The prompt includes what was read from and written to the cache, the completion the
/// reasoning.
struct Usage {
    std::int64_t prompt = 0;
    std::int64_t completion = 0;
    std::int64_t reasoning = 0;
    std::int64_t cached = 0;
    std::int64_t cacheWrite5m = 0;
    std::int64_t cacheWrite1h = 0;
    std::int64_t cacheWrites() const { return cacheWrite5m + cacheWrite1h; }
    std::int64_t freshPrompt() const { return prompt - cached - cacheWrites(); }
};

enum class Finish { Stop, Length, Tools, Refusal };

/// The answer of each choice, whatever format it will be told in.
struct Answer {
    std::vector<Part> parts;
    std::int64_t hidden = 0; ///< reasoning tokens of a choice that no part shows
    Finish finish = Finish::Stop;
    std::string finishName; ///< verbatim instead of `finish`
    Usage usage;
    bool tellsUsage = true;

    bool has(Part::Kind kind) const;
    /// The texts of all parts of that kind.
    std::string textOf(Part::Kind kind) const;
};

Answer answerFor(const Ask &ask, const Behaviour &behaviour, const Received &received);

/// What a thinking part is signed with; clients must bring it back unchanged.
std::string signatureOf(const std::string &thinking);

} // namespace llm0::fake
