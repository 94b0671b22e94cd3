#include "dialects/openai/chatmessagewriter.h"

#include "dialects/dataurl.h"
#include "dialects/openai/chatwords.h"
#include "dialects/openai/openaiusage.h"
#include "dialects/openai/reasoningdetails.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string joined(const Choice &choice, Part::Kind kind)
{
    std::string text;
    for (const Part &part : choice.parts) {
        if (part.kind == kind)
            text += part.text;
    }
    return text;
}

bool has(const Choice &choice, Part::Kind kind)
{
    return std::any_of(choice.parts.begin(), choice.parts.end(),
                       [kind](const Part &part) { return part.kind == kind; });
}

Json citationJson(const Citation &citation)
{
    Json fields = {{"url", citation.url}, {"title", citation.title}};
    if (citation.start)
        fields["start_index"] = *citation.start;
    if (citation.end)
        fields["end_index"] = *citation.end;
    return {{"type", "url_citation"}, {"url_citation", std::move(fields)}};
}

Json annotationsOf(const std::vector<Citation> &citations)
{
    Json all = Json::array();
    for (const Citation &citation : citations)
        all.push_back(citationJson(citation));
    return all;
}

Json callJson(const Part &call)
{
    return {{"id", call.id},
            {"type", "function"},
            {"function", {{"name", call.name}, {"arguments", call.arguments}}}};
}

void addReasoningTo(Json &message, const Choice &choice)
{
    if (std::string thought = joined(choice, Part::Kind::Thinking); !thought.empty())
        message["reasoning_content"] = std::move(thought);
    const bool isSigned = std::any_of(choice.parts.begin(), choice.parts.end(),
                                      [](const Part &part) { return part.signature.has_value(); });
    if (!isSigned)
        return;
    Json details = Json::array();
    for (const Part &part : choice.parts) {
        if (const std::string detail = reasoningDetail(part); !detail.empty())
            details.push_back(Json::parse(detail));
    }
    message["reasoning_details"] = std::move(details);
}

void addMedia(Json &message, const Choice &choice)
{
    for (const Part &part : choice.parts) {
        if (part.kind == Part::Kind::Audio)
            message["audio"] = {
                {"id", part.id}, {"data", part.data}, {"transcript", part.text}, {"expires_at", 0}};
        if (part.kind == Part::Kind::Image)
            message["images"].push_back(
                {{"type", "image_url"},
                 {"image_url", {{"url", part.url.empty() ? dataUrl(part.mediaType, part.data) : part.url}}}});
    }
}

Json messageJson(const Choice &choice)
{
    Json message = {{"role", "assistant"}, {"content", nullptr}, {"refusal", nullptr}};
    if (has(choice, Part::Kind::Text))
        message["content"] = joined(choice, Part::Kind::Text);
    if (has(choice, Part::Kind::Refusal))
        message["refusal"] = joined(choice, Part::Kind::Refusal);
    addReasoningTo(message, choice);
    message["annotations"] = Json::array();
    for (const Part &part : choice.parts) {
        if (part.kind == Part::Kind::ToolCall)
            message["tool_calls"].push_back(callJson(part));
        for (const Citation &citation : part.citations)
            message["annotations"].push_back(citationJson(citation));
    }
    addMedia(message, choice);
    return message;
}

/// OpenAI says "stop" where the model declined in words of its own.
std::string_view finishOf(const Choice &choice)
{
    if (choice.finish == FinishReason::Refusal)
        return has(choice, Part::Kind::Refusal) ? "stop" : "content_filter";
    return finishName(choice.finish);
}

Json choiceJson(const Choice &choice, std::size_t index)
{
    Json logprobs;
    if (!choice.logprobs.empty())
        logprobs = {{"content", Json::parse(choice.logprobs)}, {"refusal", nullptr}};
    return {{"index", index},
            {"message", messageJson(choice)},
            {"logprobs", std::move(logprobs)},
            {"finish_reason", finishOf(choice)}};
}

} // namespace

std::string annotationsJson(const std::vector<Citation> &citations)
{
    return annotationsOf(citations).dump();
}

std::string chatAnswerJson(const ChatAnswer &answer, std::string_view askedModel)
{
    Json body = {{"id", answer.id},
                 {"object", "chat.completion"},
                 {"created", answer.createdAt},
                 {"model", answer.model.empty() ? std::string(askedModel) : answer.model},
                 {"choices", Json::array()}};
    for (std::size_t i = 0; i < answer.choices.size(); ++i)
        body["choices"].push_back(choiceJson(answer.choices[i], i));
    if (answer.usage)
        body["usage"] = Json::parse(chatUsageJson(*answer.usage));
    if (!answer.serviceTier.empty())
        body["service_tier"] = answer.serviceTier;
    if (!answer.fingerprint.empty())
        body["system_fingerprint"] = answer.fingerprint;
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace llm0
