#include "dialects/gemini/geminicontentwriter.h"

#include "dialects/gemini/geminimodelage.h"
#include "dialects/gemini/geminipart.h"
#include "dialects/jsonfields.h"
#include "dialects/madecallid.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

/// What Google documents for calls that another model made
/// (ai.google.dev/gemini-api/docs/thought-signatures).
constexpr std::string_view unsignedCall = "skip_thought_signature_validator";

bool isSystem(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

bool ownSignature(const Part &part)
{
    return part.signature && part.signature->origin == Format::GeminiContent;
}

Json objectIn(const std::string &text)
{
    Json parsed = Json::parse(text, nullptr, false);
    return parsed.is_object() ? parsed : Json();
}

void needText(const Part &part)
{
    if (part.kind != Part::Kind::Text && part.kind != Part::Kind::Refusal)
        throw BadField{"messages[].content", {}};
}

/// The first call of a turn carries the turn's signature.
void signFirstCall(Json &parts)
{
    for (Json &part : parts) {
        if (part.contains("thoughtSignature"))
            return;
        if (part.contains("functionCall")) {
            part["thoughtSignature"] = unsignedCall;
            return;
        }
    }
}

} // namespace

GeminiContentWriter::GeminiContentWriter(const ChatRequest &request, std::string_view model)
    : m_request(request)
    , m_wantsSignatures(!isOldGemini(model))
{}

void GeminiContentWriter::writeTo(Json &body) const
{
    Json system = Json::array();
    Json contents = Json::array();
    for (const Message &message : m_request.messages) {
        if (!message.name.empty() && message.role != Role::Tool)
            throw BadField{"messages[].name", {}};
        if (!isSystem(message) || !contents.empty()) {
            turn(message, contents);
            continue;
        }
        for (const Part &each : message.parts) {
            needText(each);
            system.push_back({{"text", each.text}});
        }
    }
    if (!system.empty())
        body["systemInstruction"]["parts"] = std::move(system);
    body["contents"] = std::move(contents);
}

void GeminiContentWriter::turn(const Message &message, Json &contents) const
{
    const std::string_view role = message.role == Role::Assistant ? "model" : "user";
    Json parts = Json::array();
    std::string pendingSignature;
    for (const Part &each : message.parts)
        part(each, parts, pendingSignature);
    if (!pendingSignature.empty())
        parts.push_back({{"text", ""}, {"thoughtSignature", pendingSignature}});
    if (role == "model" && m_wantsSignatures)
        signFirstCall(parts);
    if (parts.empty())
        return;
    if (contents.empty() || contents.back()["role"] != role)
        contents.push_back({{"role", role}, {"parts", Json::array()}});
    for (Json &each : parts)
        contents.back()["parts"].push_back(std::move(each));
}

/// Gemini signs the part that follows its thinking: a signature that came alone waits for it.
void GeminiContentWriter::part(const Part &part, Json &parts, std::string &pendingSignature) const
{
    Json spelt;
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        spelt["text"] = part.text;
        break;
    case Part::Kind::Image:
    case Part::Kind::Audio:
    case Part::Kind::File:
        spelt = geminiMedia(part);
        break;
    case Part::Kind::ToolCall:
        spelt = call(part);
        break;
    case Part::Kind::ToolResult:
        spelt = result(part);
        break;
    case Part::Kind::Thinking:
        if (part.signature && !ownSignature(part))
            return; // only its maker can check it
        spelt = {{"text", part.text}, {"thought", true}};
        break;
    case Part::Kind::RedactedThinking:
        if (ownSignature(part))
            pendingSignature = part.signature->value;
        return;
    }
    if (ownSignature(part))
        spelt["thoughtSignature"] = part.signature->value;
    else if (!pendingSignature.empty() && part.kind != Part::Kind::Thinking)
        spelt["thoughtSignature"] = std::exchange(pendingSignature, {});
    parts.push_back(std::move(spelt));
}

Json GeminiContentWriter::call(const Part &part) const
{
    Json args = part.arguments.empty() ? Json::object() : objectIn(part.arguments);
    if (args.is_null())
        throw BadField{"messages[].tool_calls[].arguments",
                       "is no JSON object, which Gemini's calls are made of"};
    Json call;
    if (!part.id.empty() && !isMadeCallId(part.id))
        call["id"] = part.id;
    call["name"] = part.name;
    call["args"] = std::move(args);
    return {{"functionCall", std::move(call)}};
}

std::string GeminiContentWriter::functionName(const Part &result) const
{
    std::string name = result.name;
    for (const Message &message : m_request.messages) {
        for (const Part &part : message.parts) {
            if (part.kind == Part::Kind::ToolCall && part.id == result.id)
                name = part.name;
        }
    }
    if (name.empty())
        throw BadField{"messages[].tool_call_id", "names a call that is not in the conversation"};
    return name;
}

Json GeminiContentWriter::result(const Part &part) const
{
    std::string text;
    Json media = Json::array();
    for (const Part &inner : part.content) {
        if (inner.kind == Part::Kind::Text)
            text += inner.text;
        else
            media.push_back(geminiMedia(inner));
    }
    Json response = part.isError ? Json() : objectIn(text);
    if (!response.is_object())
        response = {{part.isError ? "error" : "output", text}};
    Json result;
    if (!part.id.empty() && !isMadeCallId(part.id))
        result["id"] = part.id;
    result["name"] = functionName(part);
    result["response"] = std::move(response);
    if (!media.empty())
        result["parts"] = std::move(media);
    return {{"functionResponse", std::move(result)}};
}

} // namespace llm0
