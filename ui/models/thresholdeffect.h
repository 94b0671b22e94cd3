#pragma once

#include "client/cachedto.h"

namespace llm0::ui {

/// What a threshold would have done with the marked pairs.
struct ThresholdEffect {
    int goodKept = 0, good = 0; ///< right answers that would still be shared
    int badKept = 0, bad = 0;   ///< wrong ones that would still be shared
};
/// Pure. A pair is shared when its similarity is at or above the threshold.
ThresholdEffect thresholdEffect(const QList<SemanticPair> &pairs, int permille);
QString effectText(const ThresholdEffect &effect);
/// "0.952"
QString thresholdText(int permille);

} // namespace llm0::ui
