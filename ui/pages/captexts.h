#pragma once

#include "charts/spendseries.h"
#include "client/spenddto.h"

namespace llm0::ui {

/// "Blocks at about 12:09 today (12:04 – 12:31)".
QString blockSentence(const SpendSeries &series, Amount spent, Amount cap);
/// "In the last 30 days this cap would have stopped 37 requests · $12.40 · on 4 days".
QString replaySentence(const Replay &replay);

} // namespace llm0::ui
