#include "dialects/openai/chatmessages.h"

#include "base/base64.h"
#include "dialects/dataurl.h"
#include "dialects/openai/chatwords.h"
#include "dialects/wordless.h"

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::System:
    case Role::Developer: // "system" means the same, and everybody knows it
        return "system";
    case Role::Assistant:
        return "assistant";
    case Role::Tool:
        return "tool";
    case Role::User:
        break;
    }
    return "user";
}

Json imageJson(const Part &image)
{
    refuseIf(!image.fileId.empty(), "file_id");
    Json url = {{"url", image.url.empty() ? dataUrl(image.mediaType, image.data) : image.url}};
    if (!image.detail.empty())
        url["detail"] = image.detail;
    return {{"type", "image_url"}, {"image_url", std::move(url)}};
}

Json audioJson(const Part &audio)
{
    refuseIf(audio.data.empty(), "audio");
    return {{"type", "input_audio"},
            {"input_audio", {{"data", audio.data}, {"format", audioFormat(audio.mediaType)}}}};
}

/// The format takes files of PDF only; a text may as well be said.
std::optional<std::string> textOfFile(const Part &file)
{
    if (!file.mediaType.starts_with("text/"))
        return std::nullopt;
    const auto text = fromBase64(file.data);
    return text && !file.name.empty() ? file.name + ":\n" + *text : text;
}

Json fileJson(const Part &file)
{
    refuseIf(!file.fileId.empty(), "file_id");
    refuseIf(file.data.empty(), "file.url");
    if (const auto text = textOfFile(file))
        return {{"type", "text"}, {"text", *text}};
    Json fields = Json::object();
    if (!file.name.empty())
        fields["filename"] = file.name;
    fields["file_data"] = file.mediaType.empty() ? file.data : dataUrl(file.mediaType, file.data);
    return {{"type", "file"}, {"file", std::move(fields)}};
}

Json partJson(const Part &part)
{
    switch (part.kind) {
    case Part::Kind::Text:
        return {{"type", "text"}, {"text", part.text}};
    case Part::Kind::Refusal:
        return {{"type", "refusal"}, {"refusal", part.text}};
    case Part::Kind::Image:
        return imageJson(part);
    case Part::Kind::Audio:
        return audioJson(part);
    default:
        return fileJson(part);
    }
}

/// A single text is a string, as most servers want it.
Json contentOf(const std::vector<Part> &parts)
{
    if (parts.empty())
        return "";
    if (parts.size() == 1 && parts.front().kind == Part::Kind::Text)
        return parts.front().text;
    Json content = Json::array();
    for (const Part &part : parts)
        content.push_back(partJson(part));
    return content;
}

Json callJson(const Part &call)
{
    return {{"id", call.id},
            {"type", "function"},
            {"function", {{"name", call.name}, {"arguments", call.arguments}}}};
}

/// DeepSeek and Kimi want their thoughts back between tool calls; others refuse the field.
bool readsItsThoughts(std::string_view model)
{
    return model.find("deepseek") != std::string_view::npos || model.find("kimi") != std::string_view::npos;
}

class MessageWriter
{
public:
    explicit MessageWriter(std::string_view model) : m_model(model) {}

    void message(const Message &message)
    {
        if (message.role == Role::Assistant)
            return assistant(message);
        std::vector<Part> content, pictures;
        for (const Part &part : message.parts) {
            if (part.kind == Part::Kind::ToolResult)
                toolResult(part, pictures);
            else
                content.push_back(part);
        }
        pictures.insert(pictures.end(), content.begin(), content.end());
        if (message.role == Role::Tool && pictures.empty())
            return;
        if (pictures.empty() && !message.parts.empty())
            return;
        add(message.role == Role::Tool ? Role::User : message.role, message.name)["content"] =
            contentOf(pictures);
    }

    Json all = Json::array();

private:
    Json &add(Role role, const std::string &name)
    {
        all.push_back({{"role", roleName(role)}});
        if (!name.empty())
            all.back()["name"] = name;
        return all.back();
    }

    void toolResult(const Part &result, std::vector<Part> &pictures)
    {
        std::vector<Part> texts;
        for (const Part &part : result.content) {
            if (part.kind == Part::Kind::Text)
                texts.push_back(part);
            else
                picture(result, part, pictures);
        }
        if (result.isError) {
            Part error;
            error.text = "Error:";
            texts.insert(texts.begin(), error);
        }
        Json &message = add(Role::Tool, {});
        message["tool_call_id"] = result.id;
        message["content"] = contentOf(texts);
    }

    static void picture(const Part &result, const Part &part, std::vector<Part> &pictures)
    {
        Part of;
        of.text = "From the result of tool call " + result.id + ":";
        pictures.push_back(std::move(of));
        pictures.push_back(part);
    }

    void assistant(const Message &message)
    {
        std::vector<Part> content;
        Json calls = Json::array();
        std::string refusal, thoughts;
        for (const Part &part : message.parts) {
            switch (part.kind) {
            case Part::Kind::Text:
                content.push_back(part);
                break;
            case Part::Kind::ToolCall:
                calls.push_back(callJson(part));
                break;
            case Part::Kind::Refusal:
                refusal += part.text;
                break;
            case Part::Kind::Thinking: // nobody here can read what others signed
                thoughts += part.signature ? "" : part.text;
                break;
            case Part::Kind::RedactedThinking:
                break;
            default:
                refuseIf(true, "messages[].content of the assistant");
            }
        }
        const bool onlyThoughts =
            content.empty() && calls.empty() && refusal.empty() && !message.parts.empty();
        if (onlyThoughts)
            return;
        Json &written = add(Role::Assistant, message.name);
        written["content"] = content.empty() && !message.parts.empty() ? Json() : contentOf(content);
        if (!thoughts.empty() && readsItsThoughts(m_model))
            written["reasoning_content"] = thoughts;
        if (!refusal.empty())
            written["refusal"] = refusal;
        if (!calls.empty())
            written["tool_calls"] = std::move(calls);
    }

    std::string_view m_model;
};

} // namespace

Json chatMessagesJson(const std::vector<Message> &messages, std::string_view model)
{
    MessageWriter writer(model);
    for (const Message &message : messages)
        writer.message(message);
    return std::move(writer.all);
}

} // namespace llm0
