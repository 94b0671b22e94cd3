#pragma once

#include "dialects/thinkingeffort.h"
#include "formatfixture.h"

#include <map>

// What a request or an answer means, apart from how its format has to say it.

namespace llm0::formats {

/// Gives calls numbers: IDs differ from format to format.
class CallNumbers
{
public:
    std::string of(const std::string &id)
    {
        return "#" + std::to_string(m_numbers.try_emplace(id, m_numbers.size()).first->second);
    }

private:
    std::map<std::string, std::size_t> m_numbers;
};

inline std::string sorted(const std::string &jsonText)
{
    return nlohmann::json::parse(jsonText, nullptr, false).dump();
}

inline std::string spokenText(const std::vector<Part> &parts)
{
    std::string text;
    for (const Part &part : parts)
        text += part.text;
    return text;
}

/// "" for what formats may leave out: thoughts.
inline std::string meaningOf(const Part &part, CallNumbers &numbers)
{
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        return part.text;
    case Part::Kind::Image:
        return "image " + part.url + part.data;
    case Part::Kind::ToolCall:
        return "call " + numbers.of(part.id) + " " + part.name + sorted(part.arguments);
    case Part::Kind::ToolResult:
        return "result " + numbers.of(part.id) + " " + spokenText(part.content);
    default:
        return {};
    }
}

inline std::string roleOf(Role role)
{
    if (role == Role::Developer || role == Role::System)
        return "system";
    return role == Role::Assistant ? "assistant" : "user";
}

/// Neighbours of one role are one turn.
inline Json turnsOf(const ChatRequest &request)
{
    Json turns = Json::array();
    CallNumbers numbers;
    for (const Message &message : request.messages) {
        const std::string role = roleOf(message.role);
        if (turns.empty() || turns.back()["role"] != role)
            turns.push_back({{"role", role}, {"said", Json::array()}});
        for (const Part &part : message.parts) {
            if (const std::string said = meaningOf(part, numbers); !said.empty())
                turns.back()["said"].push_back(said);
        }
    }
    return turns;
}

inline Json thinkingOf(const Thinking &thinking)
{
    if (!thinking.effort.empty())
        return thinking.effort;
    if (!thinking.budgetTokens)
        return nullptr;
    return *thinking.budgetTokens < 0 ? "on" : std::string(thinkingEffortOf(*thinking.budgetTokens));
}

template <typename T>
void say(Json &into, const char *name, const std::optional<T> &value)
{
    if (value)
        into[name] = *value;
}

inline Json meaningOf(const ChatRequest &request)
{
    Json means = {
        {"turns", turnsOf(request)}, {"n", request.choices}, {"thinking", thinkingOf(request.thinking)}};
    for (const Tool &tool : request.tools)
        means["tools"].push_back(tool.name + " " + tool.description + " " + sorted(tool.parameters));
    const ToolChoice choice = request.toolChoice.value_or(ToolChoice{});
    means["choice"] = std::to_string(int(choice.mode)) + choice.name;
    means["shape"] = std::to_string(int(request.shape.kind))
                     + (request.shape.schema.empty() ? "" : sorted(request.shape.schema));
    means["stop"] = request.stop;
    means["parallel"] = request.parallelToolCalls.value_or(true);
    say(means, "limit", request.outputLimit);
    say(means, "temperature", request.temperature);
    say(means, "top_p", request.topP);
    say(means, "top_k", request.topK);
    say(means, "seed", request.seed);
    say(means, "frequency_penalty", request.frequencyPenalty);
    say(means, "presence_penalty", request.presencePenalty);
    say(means, "logprobs", request.logprobs);
    say(means, "top_logprobs", request.topLogprobs);
    return means;
}

/// Formats have few words for how an answer ended.
inline std::string endOf(FinishReason reason)
{
    switch (reason) {
    case FinishReason::Length:
        return "length";
    case FinishReason::ToolCalls:
        return "calls";
    case FinishReason::ContentFilter:
    case FinishReason::Refusal:
        return "withheld";
    default:
        return "stop";
    }
}

inline Json meaningOf(const ChatAnswer &answer)
{
    Json means = Json::array();
    for (const Choice &choice : answer.choices) {
        std::string thought, said;
        Json calls = Json::array();
        CallNumbers numbers;
        for (const Part &part : choice.parts) {
            if (part.kind == Part::Kind::Thinking)
                thought += part.text;
            else if (part.kind == Part::Kind::ToolCall)
                calls.push_back(meaningOf(part, numbers));
            else
                said += part.text;
        }
        means.push_back(
            {{"thought", thought}, {"said", said}, {"calls", calls}, {"end", endOf(choice.finish)}});
    }
    if (answer.usage) {
        means.push_back(answer.usage->promptTotal());
        means.push_back(answer.usage->completionTotal());
    }
    return means;
}

} // namespace llm0::formats
