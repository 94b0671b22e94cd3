#include "dialects/anthropic/words.h"

#include <utility>

namespace llm0 {

namespace {

/// The first row of a reason is the one that is written.
constexpr std::pair<FinishReason, std::string_view> reasons[] = {
    {FinishReason::Stop, "end_turn"},         {FinishReason::StopSequence, "stop_sequence"},
    {FinishReason::Length, "max_tokens"},     {FinishReason::Length, "model_context_window_exceeded"},
    {FinishReason::ToolCalls, "tool_use"},    {FinishReason::Refusal, "refusal"},
    {FinishReason::ContentFilter, "refusal"}, {FinishReason::Pause, "pause_turn"},
};

} // namespace

FinishReason finishOfStopReason(std::string_view stopReason)
{
    for (const auto &[finish, name] : reasons) {
        if (name == stopReason)
            return finish;
    }
    return FinishReason::Other;
}

std::string_view stopReasonOf(FinishReason finish)
{
    for (const auto &[known, name] : reasons) {
        if (known == finish)
            return name;
    }
    return "end_turn";
}

} // namespace llm0
