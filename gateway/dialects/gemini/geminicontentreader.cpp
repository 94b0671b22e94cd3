#include "dialects/gemini/geminicontentreader.h"

#include "dialects/gemini/geminipart.h"
#include "dialects/gemini/geminisignature.h"
#include "dialects/madecallid.h"

namespace llm0 {

namespace {

constexpr auto spelling = FieldTaker::Spelling::AlsoSnakeCase;

Role roleOf(FieldTaker &fields)
{
    const auto value = fields.take("role");
    const std::string role = value ? textOf(*value, fields.at("role")) : "user";
    if (role == "model")
        return Role::Assistant;
    if (role == "user" || role == "function" || role == "tool" || role.empty())
        return Role::User;
    throw BadField{fields.at("role"), "must be 'user' or 'model'"};
}

/// {"output": "text"} and the like say their text; anything else is told as JSON.
void readResponse(JsonObject response, Part &result)
{
    JsonValue only;
    std::size_t count = 0;
    std::string_view name;
    for (const auto field : response) {
        only = field.value;
        name = field.key;
        ++count;
    }
    const bool known = count == 1 && (name == "output" || name == "result" || name == "error");
    result.isError = count == 1 && name == "error";
    std::string_view text;
    Part told;
    if (known && !only.get(text))
        told.text = text;
    else
        told.text = result.isError ? jsonTextOf(only) : jsonTextOf(response);
    result.content.push_back(std::move(told));
}

} // namespace

void GeminiContentReader::systemInstruction(JsonValue value)
{
    m_newContent = true;
    FieldTaker fields(objectOf(value, "systemInstruction"), "systemInstruction", spelling);
    fields.drop({"role"});
    if (const auto parts = fields.take("parts")) {
        const auto list = listOf(*parts);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string path = itemPath(fields.at("parts"), i);
            part(objectOf(list[i], path), path, Role::System);
        }
    }
    fields.leaveTo(m_request.extras);
}

void GeminiContentReader::contents(JsonValue value)
{
    const auto list = listOf(value);
    for (std::size_t i = 0; i < list.size(); ++i)
        content(objectOf(list[i], itemPath("contents", i)), itemPath("contents", i));
}

void GeminiContentReader::content(JsonObject object, const std::string &path)
{
    m_newContent = true;
    FieldTaker fields(object, path, spelling);
    const Role role = roleOf(fields);
    if (const auto parts = fields.take("parts")) {
        const auto list = listOf(*parts);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string at = itemPath(fields.at("parts"), i);
            part(objectOf(list[i], at), at, role);
        }
    }
    fields.leaveTo(m_request.extras);
}

void GeminiContentReader::part(JsonObject object, const std::string &path, Role role)
{
    FieldTaker fields(object, path, spelling);
    fields.drop({"partMetadata"}); // the client's own notes
    std::optional<Part> read;
    if (const auto call = fields.take("functionCall"))
        read = callOf(objectOf(*call, fields.at("functionCall")), fields.at("functionCall"));
    else if (const auto response = fields.take("functionResponse"))
        read = resultOf(objectOf(*response, fields.at("functionResponse")), fields.at("functionResponse"));
    else
        read = geminiMediaPart(fields, m_request.extras);
    if (!read)
        read = geminiTextPart(fields);
    if (const auto signature = fields.take("thoughtSignature"); signature && read)
        read->signature = geminiSignature(textOf(*signature, fields.at("thoughtSignature")));
    fields.leaveTo(m_request.extras);
    if (!read)
        return;
    const bool noText = read->kind == Part::Kind::Text && read->text.empty();
    if (noText && read->signature)
        read->kind = Part::Kind::RedactedThinking;
    const bool empty = noText || read->kind == Part::Kind::RedactedThinking;
    if (!empty || read->signature)
        add(read->kind == Part::Kind::ToolResult ? Role::Tool : role, *std::move(read));
}

Part GeminiContentReader::callOf(JsonObject object, const std::string &path)
{
    FieldTaker fields(object, path, spelling);
    Part call;
    call.kind = Part::Kind::ToolCall;
    if (const auto name = fields.take("name"))
        call.name = textOf(*name, fields.at("name"));
    const auto args = fields.take("args");
    call.arguments = args ? jsonTextOf(objectOf(*args, fields.at("args"))) : "{}";
    if (const auto id = fields.take("id"))
        call.id = textOf(*id, fields.at("id"));
    if (call.id.empty())
        call.id = madeCallId("gemini request", m_calls);
    ++m_calls;
    m_unanswered.emplace(call.name, call.id);
    fields.leaveTo(m_request.extras);
    return call;
}

std::string GeminiContentReader::idOfCall(const std::string &name)
{
    const auto found = m_unanswered.lower_bound(name); // the first of them
    if (found == m_unanswered.end() || found->first != name)
        return madeCallId("gemini result", m_calls++);
    std::string id = found->second;
    m_unanswered.erase(found);
    return id;
}

Part GeminiContentReader::resultOf(JsonObject object, const std::string &path)
{
    FieldTaker fields(object, path, spelling);
    Part result;
    result.kind = Part::Kind::ToolResult;
    if (const auto name = fields.take("name"))
        result.name = textOf(*name, fields.at("name"));
    if (const auto id = fields.take("id"))
        result.id = textOf(*id, fields.at("id"));
    if (result.id.empty())
        result.id = idOfCall(result.name);
    if (const auto response = fields.take("response"))
        readResponse(objectOf(*response, fields.at("response")), result);
    if (const auto parts = fields.take("parts")) {
        const auto list = listOf(*parts);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string at = itemPath(fields.at("parts"), i);
            FieldTaker media(objectOf(list[i], at), at, spelling);
            if (auto read = geminiMediaPart(media, m_request.extras))
                result.content.push_back(*std::move(read));
            media.leaveTo(m_request.extras);
        }
    }
    fields.leaveTo(m_request.extras);
    return result;
}

/// Thoughts that came in pieces belong together until the piece that is signed.
void GeminiContentReader::add(Role role, Part part)
{
    const bool begins = m_newContent || m_request.messages.empty() || m_request.messages.back().role != role;
    if (begins)
        m_request.messages.push_back({role, {}, {}});
    m_newContent = false;
    std::vector<Part> &parts = m_request.messages.back().parts;
    const bool goesOn = !parts.empty() && part.kind == Part::Kind::Thinking
                        && parts.back().kind == Part::Kind::Thinking && !parts.back().signature;
    if (!goesOn) {
        parts.push_back(std::move(part));
        return;
    }
    parts.back().text += part.text;
    parts.back().signature = part.signature;
}

} // namespace llm0
