#include "dialects/openai/chattoolreader.h"

#include "dialects/openai/chatwords.h"

namespace llm0 {

namespace {

void addExtra(ChatRequest &request, std::string name, JsonValue value)
{
    request.extras.push_back({std::move(name), jsonTextOf(value)});
}

} // namespace

Tool readFunction(ChatRequest &request, JsonObject fields, std::string_view path)
{
    Tool tool;
    eachField(fields, path, [&](std::string_view name, JsonValue value) {
        const std::string field = std::string(path) + std::string(name);
        if (value.is_null() || name == "type")
            return;
        if (name == "name")
            tool.name = textOf(value, field);
        else if (name == "description")
            tool.description = textOf(value, field);
        else if (name == "parameters")
            tool.parameters = simdjson::minify(objectOf(value, field));
        else if (name == "strict")
            tool.strict = flagOf(value, field);
        else
            addExtra(request, field, value);
    });
    return tool;
}

bool readChatTool(ChatRequest &request, JsonValue value)
{
    const JsonObject fields = objectOf(value, "tools");
    refuseDoubledFields(fields, "tools[].");
    const std::string_view type = textIn(fields, "type");
    if (type.empty() || type == "custom") {
        addExtra(request, "tools[].type", value);
        return false;
    }
    Tool tool;
    if (type == "function") {
        if (const auto function = valueIn(fields, "function"))
            tool = readFunction(request, objectOf(*function, "tools[].function"), "tools[].function.");
        for (const auto field : fields) {
            if (field.key == "cache_control" && !field.value.is_null())
                tool.cacheTtl = cacheTtlOf(field.value);
            else if (field.key != "type" && field.key != "function" && !field.value.is_null())
                addExtra(request, "tools[]." + std::string(field.key), field.value);
        }
    } else {
        tool.hosted = type;
        tool.raw = jsonTextOf(value);
    }
    request.tools.push_back(std::move(tool));
    return true;
}

void readChatToolChoice(ChatRequest &request, JsonValue choice)
{
    std::string_view word;
    JsonObject fields;
    ToolChoice read;
    if (!choice.get(word) && (word == "auto" || word == "none" || word == "required" || word == "any")) {
        read.mode = word == "auto"   ? ToolChoice::Mode::Auto
                    : word == "none" ? ToolChoice::Mode::None
                                     : ToolChoice::Mode::Required;
        request.toolChoice = read;
        return;
    }
    if (!choice.get(fields) && textIn(fields, "type") == "function") {
        const auto function = objectIn(fields, "function"); // Responses has the name beside the type
        read.mode = ToolChoice::Mode::Named;
        read.name = textIn(function ? *function : fields, "name");
        request.toolChoice = read;
        return;
    }
    addExtra(request, "tool_choice", choice);
}

void readJsonSchema(ChatRequest &request, JsonObject fields, std::string_view path)
{
    AnswerShape &shape = request.shape;
    shape.kind = AnswerShape::Kind::JsonSchema;
    eachField(fields, path, [&](std::string_view name, JsonValue value) {
        const std::string field = std::string(path) + std::string(name);
        if (value.is_null() || name == "type")
            return;
        if (name == "name")
            shape.name = textOf(value, field);
        else if (name == "description")
            shape.description = textOf(value, field);
        else if (name == "schema")
            shape.schema = simdjson::minify(objectOf(value, field));
        else if (name == "strict")
            shape.strict = flagOf(value, field);
        else
            addExtra(request, field, value);
    });
}

void readResponseFormat(ChatRequest &request, JsonValue format)
{
    const JsonObject fields = objectOf(format, "response_format");
    refuseDoubledFields(fields, "response_format.");
    const std::string_view type = textIn(fields, "type");
    const auto schema = objectIn(fields, "json_schema");
    if (type == "json_object")
        request.shape.kind = AnswerShape::Kind::JsonObject;
    else if (type == "json_schema" && schema)
        readJsonSchema(request, *schema, "response_format.json_schema.");
    else if (type != "text")
        addExtra(request, "response_format", format);
}

} // namespace llm0
