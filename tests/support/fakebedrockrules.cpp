#include "support/fakebedrock.h"

#include <set>

namespace llm0::fake {

namespace {

using Ids = std::set<std::string>;

Ids idsOf(const Body &message, const char *kind)
{
    Ids ids;
    for (const Body &block : list(member(message, "content"))) {
        if (!member(block, kind).is_null())
            ids.insert(text(member(block, kind), "toolUseId"));
    }
    return ids;
}

std::optional<std::string> wrongBlock(const Body &block, bool tools)
{
    const Body &reasoning = member(member(block, "reasoningContent"), "reasoningText");
    if (block.size() != 1)
        return "A content block must have exactly one member";
    if (member(block, "text") == "")
        return "The text field in the ContentBlock object is blank. Add text to the text field, and try "
               "again.";
    if (reasoning.is_object() && text(reasoning, "signature") != signatureOf(text(reasoning, "text")))
        return "Invalid `signature` in `thinking` block";
    if (!tools && (!member(block, "toolUse").is_null() || !member(block, "toolResult").is_null()))
        return "The toolConfig field must be defined when using toolUse and toolResult content blocks.";
    return {};
}

std::optional<std::string> wrongMessage(const Body &message, const char *role, const Ids &calls, bool tools)
{
    if (text(message, "role") != role)
        return std::string(
            "A conversation must alternate between user and assistant roles, beginning with user.");
    if (list(member(message, "content")).empty())
        return std::string(
            "The content field in the Message object is empty. Add a ContentBlock object to the content "
            "field and try again.");
    for (const Body &block : member(message, "content")) {
        if (auto wrong = wrongBlock(block, tools))
            return wrong;
    }
    if (idsOf(message, "toolResult") != calls)
        return std::string("Expected toolResult blocks for exactly the toolUse blocks of the previous turn.");
    return {};
}

} // namespace

std::optional<Objection> bedrockObjection(const Body &body)
{
    if (!member(body, "messages").is_array())
        return Objection{400, "The messages field is required."};
    for (const char *foreign :
         {"model", "max_tokens", "stream", "temperature", "tools", "anthropic_version"}) {
        if (!member(body, foreign).is_null())
            return Objection{400, std::string("extraneous key [") + foreign + "] is not permitted"};
    }
    const bool tools = !list(member(member(body, "toolConfig"), "tools")).empty();
    const char *role = "user";
    Ids calls;
    for (const Body &message : list(member(body, "messages"))) {
        if (const auto wrong = wrongMessage(message, role, calls, tools))
            return Objection{400, *wrong};
        calls = idsOf(message, "toolUse");
        role = role == std::string_view("user") ? "assistant" : "user";
    }
    return {};
}

} // namespace llm0::fake
