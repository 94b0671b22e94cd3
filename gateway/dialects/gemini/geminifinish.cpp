#include "dialects/gemini/geminifinish.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {
constexpr std::array<std::string_view, 9> filtered = {"SAFETY",
                                                      "RECITATION",
                                                      "BLOCKLIST",
                                                      "PROHIBITED_CONTENT",
                                                      "SPII",
                                                      "LANGUAGE",
                                                      "IMAGE_SAFETY",
                                                      "IMAGE_PROHIBITED_CONTENT",
                                                      "IMAGE_RECITATION"};
}

FinishReason geminiFinish(std::string_view reason, bool called)
{
    if (reason == "STOP")
        return called ? FinishReason::ToolCalls : FinishReason::Stop;
    if (reason == "MAX_TOKENS")
        return FinishReason::Length;
    if (reason == "CONTINUATION")
        return FinishReason::Pause;
    return std::find(filtered.begin(), filtered.end(), reason) != filtered.end() ? FinishReason::ContentFilter
                                                                                 : FinishReason::Other;
}

std::string_view geminiFinishName(FinishReason reason)
{
    switch (reason) {
    case FinishReason::Stop:
    case FinishReason::StopSequence:
    case FinishReason::ToolCalls:
        return "STOP";
    case FinishReason::Length:
        return "MAX_TOKENS";
    case FinishReason::ContentFilter:
    case FinishReason::Refusal:
        return "SAFETY";
    case FinishReason::Pause:
        return "CONTINUATION";
    case FinishReason::Other:
        break;
    }
    return "OTHER";
}

} // namespace llm0
