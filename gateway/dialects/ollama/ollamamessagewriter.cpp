#include "dialects/dataurl.h"
#include "dialects/madecallid.h"
#include "dialects/ollama/ollamamessages.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::System:
    case Role::Developer:
        return "system";
    case Role::Assistant:
        return "assistant";
    case Role::Tool:
    case Role::User:
        break;
    }
    return "user";
}

/// Ollama takes pictures by value only, and nothing of other kinds.
std::string imageOf(const Part &part)
{
    if (!part.data.empty())
        return part.data;
    const auto url = dataUrlIn(part.url);
    if (!url)
        throw BadField{part.url.empty() ? "file_id" : "image_url", {}};
    return std::string(url->base64);
}

struct Spelt {
    std::string_view between = "\n"; ///< texts of one message
    std::string content, thinking;
    Json images = Json::array();
    Json calls = Json::array();
};

void append(std::string &text, const std::string &more, std::string_view between)
{
    if (!text.empty() && !more.empty())
        text += between;
    text += more;
}

void addPart(const Part &part, Spelt &spelt)
{
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        return append(spelt.content, part.text, spelt.between);
    case Part::Kind::Thinking:
        if (!part.signature || part.signature->origin == Format::OllamaChat)
            append(spelt.thinking, part.text, spelt.between);
        return;
    case Part::Kind::RedactedThinking: // only its maker can read it
        return;
    case Part::Kind::Image:
        spelt.images.push_back(imageOf(part));
        return;
    case Part::Kind::ToolCall:
        spelt.calls.push_back(ollamaCall(part));
        return;
    case Part::Kind::Audio:
        throw BadField{"input_audio", {}};
    case Part::Kind::File:
        throw BadField{"file", {}};
    case Part::Kind::ToolResult:
        return;
    }
}

std::string functionName(const ChatRequest &request, const Part &result)
{
    for (const Message &message : request.messages) {
        for (const Part &part : message.parts) {
            if (part.kind == Part::Kind::ToolCall && part.id == result.id)
                return part.name;
        }
    }
    return result.name;
}

Json resultMessage(const ChatRequest &request, const Part &part)
{
    Spelt spelt;
    for (const Part &inner : part.content)
        addPart(inner, spelt);
    if (part.isError) // Ollama has no mark for it
        spelt.content.insert(0, "Error: ");
    Json json = {{"role", "tool"}, {"content", spelt.content}};
    if (!spelt.images.empty())
        json["images"] = std::move(spelt.images);
    if (const std::string name = functionName(request, part); !name.empty())
        json["tool_name"] = name;
    if (!part.id.empty() && !isMadeCallId(part.id))
        json["tool_call_id"] = part.id;
    return json;
}

} // namespace

Json ollamaCall(const Part &call)
{
    Json arguments = call.arguments.empty() ? Json::object() : Json::parse(call.arguments, nullptr, false);
    if (!arguments.is_object()) // a model's broken JSON: its reader sees what it wrote
        arguments = {{"arguments", call.arguments}};
    Json json = Json::object();
    if (!call.id.empty() && !isMadeCallId(call.id))
        json["id"] = call.id;
    json["function"] = {{"name", call.name}, {"arguments", std::move(arguments)}};
    return json;
}

Json ollamaMessage(std::string_view role, const std::vector<Part> &parts)
{
    Spelt spelt;
    if (role == "assistant") // as they came
        spelt.between = "";
    for (const Part &part : parts)
        addPart(part, spelt);
    Json json = {{"role", role}, {"content", spelt.content}};
    if (!spelt.thinking.empty())
        json["thinking"] = spelt.thinking;
    if (!spelt.images.empty())
        json["images"] = std::move(spelt.images);
    if (!spelt.calls.empty())
        json["tool_calls"] = std::move(spelt.calls);
    return json;
}

Json ollamaMessages(const ChatRequest &request)
{
    Json messages = Json::array();
    for (const Message &message : request.messages) {
        if (!message.name.empty() && message.role != Role::Tool)
            throw BadField{"messages[].name", {}};
        std::vector<Part> rest;
        for (const Part &part : message.parts) {
            if (part.kind == Part::Kind::ToolResult)
                messages.push_back(resultMessage(request, part));
            else
                rest.push_back(part);
        }
        if (!rest.empty() || message.parts.empty())
            messages.push_back(ollamaMessage(roleName(message.role), rest));
    }
    return messages;
}

} // namespace llm0
