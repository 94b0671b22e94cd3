#pragma once

#include <optional>
#include <vector>

namespace llm0 {

struct JudgedPair {
    int similarityPermyriad = 0; ///< cosine × 10,000
    bool good = false;
};

/// What the marked pairs say about the threshold.
struct ThresholdAdvice {
    int good = 0;
    int bad = 0;
    std::optional<int> permille; ///< absent: too few marks to say
    int goodLost = 0;            ///< of the marked ones, below the advised threshold
    int badKept = 0;             ///< at or above it; only where no threshold parts them
};

/// The lowest threshold that keeps every bad pair out, with a little distance; never below what was tried,
/// since nothing is known there. Only pairs of one embedder may be given together.
ThresholdAdvice adviseThreshold(const std::vector<JudgedPair> &pairs, int currentPermille);

} // namespace llm0
