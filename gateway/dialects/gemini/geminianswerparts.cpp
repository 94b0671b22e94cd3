#include "dialects/gemini/geminianswerparts.h"

#include "dialects/gemini/geminifinish.h"
#include "dialects/gemini/geminisignature.h"
#include "dialects/madecallid.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

Json callJson(const Part &part, std::string &malformed)
{
    Json args = part.arguments.empty() ? Json::object() : Json::parse(part.arguments, nullptr, false);
    if (!args.is_object()) {
        malformed += part.name + "(" + part.arguments + ")";
        return {};
    }
    Json call;
    if (!part.id.empty() && !isMadeCallId(part.id))
        call["id"] = part.id;
    call["name"] = part.name;
    call["args"] = std::move(args);
    return {{"functionCall", std::move(call)}};
}

Json mediaJson(const Part &part)
{
    if (part.data.empty() && part.url.empty())
        return {};
    if (part.data.empty())
        return {{"fileData", {{"mimeType", part.mediaType}, {"fileUri", part.url}}}};
    return {{"inlineData", {{"mimeType", part.mediaType}, {"data", part.data}}}};
}

} // namespace

Json geminiAnswerPart(const Part &part, std::string &malformed)
{
    Json json;
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        json["text"] = part.text;
        break;
    case Part::Kind::Thinking:
        json = {{"text", part.text}, {"thought", true}};
        break;
    case Part::Kind::RedactedThinking: // without a text, by which it is known when it comes back
        if (part.signature && part.signature->origin == Format::GeminiContent)
            json["text"] = "";
        else
            json["thought"] = true;
        break;
    case Part::Kind::ToolCall:
        json = callJson(part, malformed);
        break;
    case Part::Kind::Image:
    case Part::Kind::Audio:
    case Part::Kind::File:
        json = mediaJson(part);
        break;
    case Part::Kind::ToolResult:
        break;
    }
    if (!json.is_null() && part.signature)
        json["thoughtSignature"] = geminiSpelling(*part.signature);
    return json;
}

Json geminiCandidateJson(int index, Json parts)
{
    Json candidate = Json::object();
    candidate["content"] = {{"parts", std::move(parts)}, {"role", "model"}};
    candidate["index"] = index;
    return candidate;
}

void writeGeminiFinish(FinishReason reason, const std::string &malformed, Json &candidate)
{
    candidate["finishReason"] = malformed.empty() ? geminiFinishName(reason) : "MALFORMED_FUNCTION_CALL";
    if (!malformed.empty())
        candidate["finishMessage"] = "Malformed function call: " + malformed;
    else if (reason == FinishReason::Refusal)
        candidate["finishMessage"] = "The model declined to answer";
}

} // namespace llm0
