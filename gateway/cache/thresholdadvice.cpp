#include "cache/thresholdadvice.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr int fewestPairs = 10;
constexpr int distancePermille = 5;
constexpr int highestPermille = 999;
constexpr int permyriadPerPermille = 10;

} // namespace

ThresholdAdvice adviseThreshold(const std::vector<JudgedPair> &pairs, int currentPermille)
{
    ThresholdAdvice advice;
    int highestBad = 0;
    for (const JudgedPair &pair : pairs) {
        ++(pair.good ? advice.good : advice.bad);
        if (!pair.good)
            highestBad = std::max(highestBad, pair.similarityPermyriad);
    }
    if (advice.good + advice.bad < fewestPairs)
        return advice;
    int threshold = currentPermille;
    if (advice.bad > 0)
        threshold = std::max(threshold, highestBad / permyriadPerPermille + 1 + distancePermille);
    advice.permille = std::min(threshold, highestPermille);
    for (const JudgedPair &pair : pairs) {
        const bool kept = pair.similarityPermyriad >= *advice.permille * permyriadPerPermille;
        advice.goodLost += pair.good && !kept ? 1 : 0;
        advice.badKept += !pair.good && kept ? 1 : 0;
    }
    return advice;
}

} // namespace llm0
