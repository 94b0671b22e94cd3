// What OpenAI refuses in a conversation.
#include "support/fakeopenai.h"

#include <set>

namespace llm0::fake {

namespace {

using Ids = std::set<std::string>;

/// Fields of other providers' formats, which a translator left over.
std::optional<Objection> foreignField(const Body &body, const std::vector<const char *> &names)
{
    for (const char *name : names) {
        if (!member(body, name).is_null())
            return Objection{400, std::string("Unknown parameter: '") + name + "'."};
    }
    return {};
}

std::string unanswered(const Ids &calls)
{
    return "An assistant message with 'tool_calls' must be followed by tool messages responding to each "
           "'tool_call_id'. These did not have response messages: "
           + *calls.begin();
}

std::optional<std::string> wrongResult(Ids &calls, const Body &message)
{
    if (calls.erase(text(message, "tool_call_id")) == 0)
        return "messages with role 'tool' must be a response to a preceding message with 'tool_calls'.";
    return {};
}

std::optional<std::string> wrongItem(Ids &calls, const Body &item)
{
    const std::string type = text(item, "type");
    const std::string id = text(item, "call_id");
    if (type == "function_call")
        calls.insert(id);
    if (type == "function_call_output" && calls.erase(id) == 0)
        return "No tool call found for function call output with call_id " + id + ".";
    const std::string sealed = text(item, "encrypted_content");
    if (type == "reasoning" && !sealed.empty() && !sealed.starts_with("gAAAA"))
        return std::string("The encrypted content could not be verified.");
    return {};
}

} // namespace

std::optional<Objection> chatObjection(const Body &body)
{
    if (auto found = foreignField(body, {"system", "contents", "stop_sequences", "generationConfig",
                                         "options", "inferenceConfig", "max_output_tokens", "instructions"}))
        return found;
    Ids calls;
    for (const Body &message : list(member(body, "messages"))) {
        if (text(message, "role") == "tool") {
            if (const auto wrong = wrongResult(calls, message))
                return Objection{400, *wrong};
            continue;
        }
        if (!calls.empty())
            break;
        for (const Body &call : list(member(message, "tool_calls")))
            calls.insert(text(call, "id"));
    }
    return calls.empty() ? std::nullopt : std::optional(Objection{400, unanswered(calls)});
}

std::optional<Objection> responsesObjection(const Body &body)
{
    if (auto found =
            foreignField(body, {"messages", "system", "contents", "max_tokens", "max_completion_tokens",
                                "response_format", "stop", "n", "reasoning_effort"}))
        return found;
    Ids calls;
    for (const Body &item : list(member(body, "input"))) {
        if (const auto wrong = wrongItem(calls, item))
            return Objection{400, *wrong};
    }
    if (!calls.empty())
        return Objection{400, "No tool output found for function call " + *calls.begin() + "."};
    return {};
}

} // namespace llm0::fake
