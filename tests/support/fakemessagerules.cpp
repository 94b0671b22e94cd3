#include "support/fakemessages.h"

#include <algorithm>
#include <set>

namespace llm0::fake {

namespace {

using Ids = std::set<std::string>;

std::string at(std::size_t message)
{
    return "messages." + std::to_string(message);
}

Ids idsOf(const Body &message, const char *type, const char *name)
{
    Ids ids;
    for (const Body &block : list(member(message, "content"))) {
        if (text(block, "type") == type)
            ids.insert(text(block, name));
    }
    return ids;
}

std::optional<std::string> wrongBlock(const Body &block)
{
    const std::string type = text(block, "type");
    if (type == "text" && text(block, "text").empty())
        return "text content blocks must be non-empty";
    if (type == "thinking" && text(block, "signature") != signatureOf(text(block, "thinking")))
        return "Invalid `signature` in `thinking` block";
    if (type == "tool_use" && !member(block, "input").is_object())
        return "tool_use.input: Input should be a valid dictionary";
    return {};
}

std::optional<std::string> wrongMessage(const Body &message)
{
    const std::string role = text(message, "role");
    if (role != "user" && role != "assistant" && role != "system")
        return "role: Input should be 'user' or 'assistant'";
    const Body &content = member(message, "content");
    if (content.is_string())
        return content == "" ? std::optional<std::string>("content must be non-empty") : std::nullopt;
    if (!content.is_array() || content.empty())
        return "content: Field required";
    for (const Body &block : content) {
        if (auto wrong = wrongBlock(block))
            return wrong;
    }
    return {};
}

/// Every call is answered in the very next message, and nothing else is.
std::optional<std::string> wrongResults(const Ids &calls, const Body &next)
{
    const Ids results = idsOf(next, "tool_result", "tool_use_id");
    if (!std::includes(results.begin(), results.end(), calls.begin(), calls.end()))
        return "`tool_use` ids were found without `tool_result` blocks immediately after";
    if (!std::includes(calls.begin(), calls.end(), results.begin(), results.end()))
        return "unexpected `tool_use_id` found in `tool_result` blocks";
    return {};
}

} // namespace

std::optional<Objection> messagesObjection(const Body &body)
{
    const Body &messages = list(member(body, "messages"));
    Ids calls;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        auto wrong = wrongMessage(messages[i]);
        if (!wrong)
            wrong = wrongResults(calls, messages[i]);
        if (wrong)
            return Objection{400, at(i) + ": " + *wrong};
        calls = idsOf(messages[i], "tool_use", "id");
    }
    if (!calls.empty())
        return Objection{400, "messages: the last message has `tool_use` without `tool_result` blocks"};
    return {};
}

} // namespace llm0::fake
