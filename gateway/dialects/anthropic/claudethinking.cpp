#include "dialects/anthropic/claudethinking.h"

#include "dialects/thinkingeffort.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr std::int64_t leastBudget = 1024; ///< Anthropic's

bool thinksWithinBudget(std::string_view model)
{
    static constexpr std::array<std::string_view, 11> parts = {
        "claude-3",    "claude-v",      "claude-2", "opus-4-0",   "sonnet-4-0", "opus-4-1",
        "opus-4-2025", "sonnet-4-2025", "opus-4-5", "sonnet-4-5", "haiku-4-5"};
    return std::any_of(parts.begin(), parts.end(),
                       [model](std::string_view part) { return model.find(part) != std::string_view::npos; });
}

std::string claudeEffort(const Thinking &thinking)
{
    const std::string effort = thinking.effort.empty() && thinking.budgetTokens.value_or(0) > 0
                                   ? std::string(thinkingEffortOf(*thinking.budgetTokens))
                                   : thinking.effort;
    return effort == "minimal" ? "low" : effort;
}

/// Whether the last turn is a tool call without reasoning that its signer could check.
bool continuesUnsigned(const std::vector<Message> &messages, Format signer)
{
    if (messages.empty() || messages.back().role != Role::Tool)
        return false;
    const auto turn = std::find_if(messages.rbegin(), messages.rend(),
                                   [](const Message &message) { return message.role == Role::Assistant; });
    return turn == messages.rend()
           || std::none_of(turn->parts.begin(), turn->parts.end(), [signer](const Part &part) {
                  return part.signature && part.signature->origin == signer;
              });
}

nlohmann::ordered_json withDisplay(nlohmann::ordered_json thinking, const std::optional<bool> &shown)
{
    if (shown)
        thinking["display"] = *shown ? "summarized" : "omitted";
    return thinking;
}

} // namespace

ClaudeThinking claudeThinking(const ChatRequest &request, std::string_view model, std::int64_t maxTokens,
                              Format signer)
{
    const Thinking &thinking = request.thinking;
    if (thinking.effort == "none" || thinking.budgetTokens == 0)
        return {{{"type", "disabled"}}, {}};
    const bool said = !thinking.effort.empty() || thinking.budgetTokens;
    if (!said)
        return {};
    if (!thinksWithinBudget(model))
        return {withDisplay({{"type", "adaptive"}}, thinking.shown), claudeEffort(thinking)};
    const std::int64_t wished =
        thinking.budgetTokens.value_or(-1) > 0 ? *thinking.budgetTokens : thinkingBudgetOf(thinking.effort);
    const std::int64_t budget = std::min(std::max(wished, leastBudget), maxTokens - 1);
    if (budget < leastBudget || continuesUnsigned(request.messages, signer))
        return {};
    return {withDisplay({{"type", "enabled"}, {"budget_tokens", budget}}, thinking.shown), {}};
}

} // namespace llm0
