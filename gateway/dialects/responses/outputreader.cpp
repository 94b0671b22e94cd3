#include "dialects/responses/outputreader.h"

#include "dialects/openai/chatmessage.h"
#include "dialects/responses/reasoningitem.h"

#include <algorithm>

namespace llm0 {

namespace {

void addContent(Choice &choice, JsonObject content)
{
    const bool refusal = textIn(content, "type") == "refusal";
    Part &part = choice.parts.emplace_back();
    part.kind = refusal ? Part::Kind::Refusal : Part::Kind::Text;
    part.text = textIn(content, refusal ? "refusal" : "text");
    if (const auto annotations = arrayIn(content, "annotations"))
        part.citations = citationsOf(*annotations);
    if (const auto logprobs = arrayIn(content, "logprobs"); logprobs && logprobs->size() > 0)
        choice.logprobs = simdjson::minify(*logprobs);
}

void addMessage(Choice &choice, JsonObject item)
{
    const auto content = arrayIn(item, "content");
    if (!content)
        return;
    for (const JsonValue each : *content) {
        JsonObject piece;
        if (!each.get(piece))
            addContent(choice, piece);
    }
}

void addCall(Choice &choice, JsonObject item)
{
    Part &part = choice.parts.emplace_back();
    part.kind = Part::Kind::ToolCall;
    part.id = textIn(item, "call_id");
    part.name = textIn(item, "name");
    part.arguments = textIn(item, "arguments");
}

bool addItem(Choice &choice, JsonObject item)
{
    const std::string_view type = textIn(item, "type");
    if (type == "message")
        addMessage(choice, item);
    else if (type == "function_call")
        addCall(choice, item);
    else if (type == "reasoning")
        addReasoningItem(choice.parts, item);
    else
        return false;
    return true;
}

bool has(const Choice &choice, Part::Kind kind)
{
    return std::any_of(choice.parts.begin(), choice.parts.end(),
                       [kind](const Part &part) { return part.kind == kind; });
}

} // namespace

bool isWebSearch(JsonObject item)
{
    const auto action = objectIn(item, "action");
    return textIn(item, "type") == "web_search_call" && (!action || textIn(*action, "type") == "search");
}

Choice outputChoice(JsonObject response, bool &unread, std::int64_t &webSearches)
{
    Choice choice;
    if (const auto output = arrayIn(response, "output")) {
        for (const JsonValue each : *output) {
            JsonObject item;
            if (each.get(item))
                continue;
            unread |= !addItem(choice, item);
            webSearches += isWebSearch(item) ? 1 : 0;
        }
    }
    choice.finish =
        responseFinish(response, has(choice, Part::Kind::ToolCall), has(choice, Part::Kind::Refusal));
    return choice;
}

FinishReason responseFinish(JsonObject response, bool calledTools, bool refused)
{
    if (textIn(response, "status") == "incomplete") {
        const auto details = objectIn(response, "incomplete_details");
        return details && textIn(*details, "reason") == "content_filter" ? FinishReason::ContentFilter
                                                                         : FinishReason::Length;
    }
    if (calledTools)
        return FinishReason::ToolCalls;
    return refused ? FinishReason::Refusal : FinishReason::Stop;
}

std::string responseError(JsonObject response)
{
    const auto error = objectIn(response, "error");
    if (error && !textIn(*error, "message").empty())
        return std::string(textIn(*error, "message"));
    return "the response is " + std::string(textIn(response, "status"));
}

} // namespace llm0
