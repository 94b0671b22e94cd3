#include "dialects/ollama/ollamarequestreader.h"

#include "dialects/fieldplaces.h"
#include "dialects/fieldtaker.h"
#include "dialects/ollama/ollamamessages.h"
#include "dialects/ollama/ollamaoptions.h"
#include "dialects/requestfacts.h"

namespace llm0 {

namespace {

void readFormat(JsonValue value, ChatRequest &request)
{
    if (value.is_object()) {
        request.shape.kind = AnswerShape::Kind::JsonSchema;
        request.shape.schema = jsonTextOf(value);
        return;
    }
    const std::string name = textOf(value, "format");
    if (name == "json")
        request.shape.kind = AnswerShape::Kind::JsonObject;
    else if (!name.empty())
        throw BadField{"format", "must be 'json' or a JSON schema"};
}

/// true: as much as the model likes.
void readThink(JsonValue value, Thinking &thinking)
{
    bool wanted = true;
    if (value.is_bool()) {
        wanted = flagOf(value, "think");
        if (wanted)
            thinking.budgetTokens = -1;
        else
            thinking.effort = "none";
    } else {
        thinking.effort = textOf(value, "think");
    }
    thinking.shown = wanted;
}

void readTool(JsonObject object, const std::string &path, ChatRequest &request)
{
    FieldTaker outer(object, path);
    const auto type = outer.take("type");
    if (type && textOf(*type, outer.at("type")) != "function")
        throw BadField{outer.at("type"), "must be 'function'"};
    const auto function = outer.take("function");
    if (!function)
        throw BadField{outer.at("function"), "is missing"};
    FieldTaker fields(objectOf(*function, outer.at("function")), outer.at("function"));
    Tool tool;
    if (const auto name = fields.take("name"))
        tool.name = textOf(*name, fields.at("name"));
    if (const auto description = fields.take("description"))
        tool.description = textOf(*description, fields.at("description"));
    if (const auto parameters = fields.take("parameters"))
        tool.parameters = jsonTextOf(objectOf(*parameters, fields.at("parameters")));
    if (const auto strict = fields.take("strict"))
        tool.strict = flagOf(*strict, fields.at("strict"));
    fields.leaveTo(request.extras);
    outer.leaveTo(request.extras);
    request.tools.push_back(std::move(tool));
}

void readTools(JsonValue value, ChatRequest &request)
{
    std::size_t index = 0;
    for (const JsonValue item : arrayOf(value, "tools")) {
        const std::string path = itemPath("tools", index++);
        readTool(objectOf(item, path), path, request);
    }
}

/// What an extra is not: the format's own default.
void dropIf(FieldTaker &fields, std::string_view name, bool harmless, std::vector<ExtraField> &extras)
{
    const auto value = fields.take(name);
    bool said = harmless;
    if (value && (value->get(said) || said != harmless))
        extras.push_back({fields.at(name), jsonTextOf(*value)});
}

/// The fields that chat and generate share.
void readCommon(FieldTaker &fields, ChatRequest &request)
{
    if (const auto model = fields.take("model"))
        request.model = textOf(*model, "model");
    if (request.model.empty())
        throw BadField{"model", "is missing: name the model to call"};
    const auto stream = fields.take("stream");
    request.streamed = !stream || flagOf(*stream, "stream");
    fields.drop({"keep_alive"}); // how long the model stays in memory
    if (const auto options = fields.take("options"))
        readOllamaOptions(objectOf(*options, "options"), request);
    if (const auto format = fields.take("format"))
        readFormat(*format, request);
    if (const auto think = fields.take("think"))
        readThink(*think, request.thinking);
    if (const auto wanted = fields.take("logprobs"))
        request.logprobs = flagOf(*wanted, "logprobs");
    if (const auto count = fields.take("top_logprobs"))
        request.topLogprobs = integerOf(*count, "top_logprobs");
    dropIf(fields, "truncate", true, request.extras);
    dropIf(fields, "shift", true, request.extras);
    dropIf(fields, "_debug_render_only", false, request.extras);
}

void readMessages(FieldTaker &fields, ChatRequest &request)
{
    if (const auto messages = fields.take("messages"))
        OllamaMessageReader(request).read(*messages);
    if (const auto tools = fields.take("tools"))
        readTools(*tools, request);
}

void addTurn(Role role, FieldTaker &fields, std::string_view name, ChatRequest &request)
{
    const auto value = fields.take(name);
    std::string text = value ? textOf(*value, fields.at(name)) : "";
    if (text.empty())
        return;
    Part part;
    part.text = std::move(text);
    request.messages.push_back({role, {}, {std::move(part)}});
}

void readPrompt(FieldTaker &fields, ChatRequest &request)
{
    addTurn(Role::System, fields, "system", request);
    addTurn(Role::User, fields, "prompt", request);
    if (const auto images = fields.take("images")) {
        if (request.messages.empty() || request.messages.back().role != Role::User)
            request.messages.push_back({Role::User, {}, {}});
        readOllamaImages(*images, "images", request.messages.back().parts);
    }
    dropIf(fields, "raw", false, request.extras);
    for (const std::string_view name : {"template", "suffix"}) {
        const auto value = fields.take(name);
        if (value && !textOf(*value, name).empty())
            request.extras.push_back({std::string(name), jsonTextOf(*value)});
    }
    const auto context = fields.take("context");
    if (context && arrayOf(*context, "context").size() > 0)
        request.extras.push_back({"context", jsonTextOf(*context)});
}

template <typename F>
Result<ParsedCall> readCall(std::string &body, TokenBound bound, F &&readContent)
{
    return readingRequest([&] {
        const FieldPlaces top = FieldPlaces::of(body);
        simdjson::dom::parser parser;
        FieldTaker fields(parsedObject(parser, body), {});
        ChatRequest request;
        readCommon(fields, request);
        readContent(fields, request);
        fields.leaveTo(request.extras);
        ParsedCall parsed;
        parsed.call = callOf(request, bound);
        for (const ExtraField &extra : request.extras) // what was said before, in tokens nobody else knows
            parsed.call.input.unbounded |= extra.name == "context";
        parsed.places.model = top.value("model");
        placeOllamaLimit(body, top, parsed.places);
        parsed.content = std::move(request);
        return parsed;
    });
}

} // namespace

Result<ParsedCall> readOllamaChat(std::string &body, TokenBound bound)
{
    return readCall(body, bound, readMessages);
}

Result<ParsedCall> readOllamaGenerate(std::string &body, TokenBound bound)
{
    return readCall(body, bound, readPrompt);
}

} // namespace llm0
