#pragma once

#include "base/clock.h"
#include "base/money.h"

namespace llm0 {

/// A call of the log, as far as a replay of caps needs it.
struct RecordedCall {
    UnixMs startedAt = 0;
    Money estimate; ///< its worst case
    Money actual;
};

} // namespace llm0
