#include "dialects/responses/inputwriter.h"

#include "dialects/dataurl.h"
#include "dialects/wordless.h"

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::System:
        return "system";
    case Role::Developer:
        return "developer";
    case Role::Assistant:
        return "assistant";
    default:
        return "user";
    }
}

std::string urlOf(const Part &part)
{
    return part.url.empty() ? dataUrl(part.mediaType, part.data) : part.url;
}

Json fileJson(const Part &file)
{
    Json fields = {{"type", "input_file"}};
    if (!file.name.empty())
        fields["filename"] = file.name;
    if (!file.url.empty())
        fields["file_url"] = file.url;
    else
        fields["file_data"] = file.mediaType.empty() ? file.data : dataUrl(file.mediaType, file.data);
    return fields;
}

Json imageJson(const Part &image)
{
    Json fields = {{"type", "input_image"}, {"image_url", urlOf(image)}};
    if (!image.detail.empty())
        fields["detail"] = image.detail;
    return fields;
}

Json partJson(const Part &part, bool fromAssistant)
{
    refuseIf(!part.fileId.empty(), "file_id");
    refuseIf(part.kind == Part::Kind::Audio, "audio");
    switch (part.kind) {
    case Part::Kind::Text:
        return fromAssistant
                   ? Json{{"type", "output_text"}, {"text", part.text}, {"annotations", Json::array()}}
                   : Json{{"type", "input_text"}, {"text", part.text}};
    case Part::Kind::Refusal:
        return {{"type", "refusal"}, {"refusal", part.text}};
    case Part::Kind::Image:
        return imageJson(part);
    default:
        return fileJson(part);
    }
}

class ItemWriter
{
public:
    void message(const Message &message)
    {
        refuseIf(!message.name.empty(), "messages[].name");
        Json content = Json::array();
        for (const Part &part : message.parts) {
            switch (part.kind) {
            case Part::Kind::Thinking:
            case Part::Kind::RedactedThinking:
                flush(message.role, content);
                reasoning(part);
                break;
            case Part::Kind::ToolCall:
                flush(message.role, content);
                all.push_back({{"type", "function_call"},
                               {"call_id", part.id},
                               {"name", part.name},
                               {"arguments", part.arguments}});
                break;
            case Part::Kind::ToolResult:
                flush(message.role, content);
                toolResult(part);
                break;
            default:
                content.push_back(partJson(part, message.role == Role::Assistant));
            }
        }
        if (message.parts.empty())
            all.push_back({{"role", roleName(message.role)}, {"content", ""}});
        flush(message.role, content);
    }

    Json all = Json::array();

private:
    void flush(Role role, Json &content)
    {
        if (!content.empty())
            all.push_back({{"role", roleName(role)}, {"content", std::move(content)}});
        content = Json::array();
    }

    void reasoning(const Part &part)
    {
        if (!part.signature || part.signature->origin != Format::OpenAiResponses)
            return;
        Json item = {{"type", "reasoning"}, {"summary", Json::array()}};
        if (!part.id.empty())
            item["id"] = part.id;
        if (!part.text.empty())
            item["summary"].push_back({{"type", "summary_text"}, {"text", part.text}});
        item["encrypted_content"] = part.signature->value;
        all.push_back(std::move(item));
    }

    void toolResult(const Part &result)
    {
        const bool plain = result.content.size() == 1 && result.content.front().kind == Part::Kind::Text;
        Json output = Json::array();
        if (result.isError)
            output.push_back({{"type", "input_text"}, {"text", "Error:"}});
        for (const Part &part : result.content)
            output.push_back(partJson(part, false));
        all.push_back({{"type", "function_call_output"}, {"call_id", result.id}});
        if (output.empty())
            all.back()["output"] = "";
        else if (plain && !result.isError)
            all.back()["output"] = result.content.front().text;
        else
            all.back()["output"] = std::move(output);
    }
};

} // namespace

Json responsesInputJson(const std::vector<Message> &messages)
{
    ItemWriter writer;
    for (const Message &message : messages)
        writer.message(message);
    return std::move(writer.all);
}

} // namespace llm0
