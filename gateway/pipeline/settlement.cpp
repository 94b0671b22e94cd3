#include "pipeline/settlement.h"

#include <algorithm>

namespace llm0 {

namespace {
/// An assumption, not a measurement: no provider makes more than 2,000 tokens a second for one answer. And
/// what may sit in buffers between the model and us.
constexpr std::int64_t unseenTokensPerMs = 2;
constexpr std::int64_t unseenTokensAtLeast = 64;
} // namespace

Usage estimatedUsage(const WorstCase &bound, const SeenAnswer &seen)
{
    Usage usage;
    usage.input = bound.textInputTokens;
    usage.inputImage = bound.imageInputTokens;
    usage.inputAudio = bound.audioInputTokens;
    usage.webSearches = bound.webSearches;
    const std::int64_t unseen =
        unseenTokensAtLeast + std::max<std::int64_t>(0, seen.silentMs) * unseenTokensPerMs;
    const std::int64_t output = std::min(bound.outputTokens, seen.outputTokens + unseen);
    (bound.audioOutput ? usage.outputAudio : usage.output) = output;
    return usage;
}

} // namespace llm0
