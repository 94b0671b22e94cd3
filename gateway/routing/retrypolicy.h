#pragma once

#include <cstdint>
#include <optional>

namespace llm0 {

/// How one try ended, as far as it decides what is tried next.
struct TryEnd {
    enum class Kind : std::uint8_t {
        Refused,   ///< the provider answered with an error status: nothing was made, nothing is billed
        NotSent,   ///< no byte can have been acted on
        Uncertain, ///< sent, and no answer: it may have been made and billed
    };
    Kind kind = Kind::Refused;
    int status = 0;
    std::optional<std::int64_t> retryAfterMs;
};

struct RetryState {
    int retriesLeft = 0; ///< on this place
    int retriesDone = 0;
    bool moreSteps = false;
    bool replayUncertain = false;
    int jitterPermille = 0; ///< 0…999, random
};

struct NextTry {
    enum class Kind : std::uint8_t { GiveUp, SameStep, NextStep };
    Kind kind = Kind::GiveUp;
    std::int64_t waitMs = 0; ///< before SameStep
};

/// The provider itself, not the request, is at fault: another place may do better (408, 409, 429, 5xx, and
/// 401, 402, 403, 404, which are about our account or its model).
bool mayDoBetterElsewhere(int status);
/// It may soon do better itself (429, 5xx and the like).
bool isPassing(int status);

/// Another place first, at once; the same place again only where no other is left, after 250 ms doubled each
/// time and lengthened by up to a half at random, or as long as the provider asks, if that is at most 5 s.
NextTry nextTry(const TryEnd &end, const RetryState &state);

} // namespace llm0
