#include "dialects/gemini/geminiconfigreader.h"

#include "dialects/fieldtaker.h"
#include "dialects/gemini/geminischema.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace llm0 {

namespace {

constexpr auto spelling = FieldTaker::Spelling::AlsoSnakeCase;

double numberAt(JsonValue value, const std::string &path)
{
    std::string_view text;
    double number = 0;
    if (value.get(text))
        return numberOf(value, path);
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        throw BadField{path, "must be a number"};
    return number;
}

void takeNumber(FieldTaker &fields, std::string_view name, std::optional<double> &into)
{
    if (const auto value = fields.take(name))
        into = numberAt(*value, fields.at(name));
}

void takeInteger(FieldTaker &fields, std::string_view name, std::optional<std::int64_t> &into)
{
    if (const auto value = fields.take(name))
        into = geminiInteger(*value, fields.at(name));
}

std::optional<std::int64_t> positive(FieldTaker &fields, std::string_view name)
{
    std::optional<std::int64_t> number;
    takeInteger(fields, name, number);
    if (number && *number < 1)
        throw BadField{fields.at(name), "must be a whole number of at least 1"};
    return number;
}

void readThinking(JsonObject object, ChatRequest &request)
{
    FieldTaker fields(object, "generationConfig.thinkingConfig", spelling);
    Thinking &thinking = request.thinking;
    takeInteger(fields, "thinkingBudget", thinking.budgetTokens);
    if (const auto level = fields.take("thinkingLevel")) {
        thinking.effort = textOf(*level, fields.at("thinkingLevel"));
        std::transform(thinking.effort.begin(), thinking.effort.end(), thinking.effort.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (thinking.effort == "thinking_level_unspecified")
            thinking.effort.clear();
    }
    if (const auto shown = fields.take("includeThoughts"))
        thinking.shown = flagOf(*shown, fields.at("includeThoughts"));
    fields.leaveTo(request.extras);
}

void readShape(FieldTaker &fields, ChatRequest &request)
{
    AnswerShape &shape = request.shape;
    std::string type = "text/plain";
    if (const auto value = fields.take("responseMimeType"))
        type = textOf(*value, fields.at("responseMimeType"));
    if (type == "application/json")
        shape.kind = AnswerShape::Kind::JsonObject;
    else if (type != "text/plain" && !type.empty())
        request.extras.push_back({fields.at("responseMimeType"), "\"" + type + "\""});
    const auto schema = fields.take("responseSchema");
    if (schema)
        shape.schema = jsonSchemaOf(jsonTextOf(*schema));
    for (const std::string_view name : {"responseJsonSchema", "_responseJsonSchema"}) {
        if (const auto value = fields.take(name))
            shape.schema = jsonTextOf(*value);
    }
    if (!shape.schema.empty())
        shape.kind = AnswerShape::Kind::JsonSchema;
}

/// Only text is what everyone answers.
void readModalities(FieldTaker &fields, ChatRequest &request)
{
    const auto value = fields.take("responseModalities");
    if (!value)
        return;
    bool onlyText = true;
    for (const JsonValue item : listOf(*value)) {
        const std::string modality = textOf(item, fields.at("responseModalities"));
        request.audioOutput |= modality == "AUDIO";
        onlyText &= modality == "TEXT";
    }
    if (!onlyText)
        request.extras.push_back({fields.at("responseModalities"), jsonTextOf(*value)});
}

void readFunction(JsonObject object, const std::string &path, ChatRequest &request)
{
    FieldTaker fields(object, path, spelling);
    Tool tool;
    if (const auto name = fields.take("name"))
        tool.name = textOf(*name, fields.at("name"));
    if (const auto description = fields.take("description"))
        tool.description = textOf(*description, fields.at("description"));
    if (const auto schema = fields.take("parameters"))
        tool.parameters = jsonSchemaOf(jsonTextOf(objectOf(*schema, fields.at("parameters"))));
    if (const auto schema = fields.take("parametersJsonSchema"))
        tool.parameters = jsonTextOf(*schema);
    const auto behavior = fields.take("behavior");
    if (behavior && textOf(*behavior, fields.at("behavior")) == "NON_BLOCKING")
        request.extras.push_back({fields.at("behavior"), jsonTextOf(*behavior)});
    fields.leaveTo(request.extras);
    request.tools.push_back(std::move(tool));
}

void readHosted(std::string_view name, JsonValue value, ChatRequest &request)
{
    Tool tool;
    tool.hosted = name;
    tool.raw = "{\"" + tool.hosted + "\":" + jsonTextOf(value) + "}";
    request.tools.push_back(std::move(tool));
}

void readTool(JsonObject object, const std::string &path, ChatRequest &request)
{
    for (const auto field : object) {
        if (field.value.is_null())
            continue;
        if (field.key != "functionDeclarations" && field.key != "function_declarations") {
            readHosted(field.key, field.value, request);
            continue;
        }
        const auto list = listOf(field.value);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string at = itemPath(path + ".functionDeclarations", i);
            readFunction(objectOf(list[i], at), at, request);
        }
    }
}

void readMode(const std::string &mode, const std::string &path, ChatRequest &request)
{
    if (mode == "AUTO")
        request.toolChoice = ToolChoice{};
    else if (mode == "NONE")
        request.toolChoice = ToolChoice{ToolChoice::Mode::None, {}};
    else if (mode == "ANY")
        request.toolChoice = ToolChoice{ToolChoice::Mode::Required, {}};
    else if (mode == "VALIDATED") // as it pleases, but calls keep to their schemas
        for (Tool &tool : request.tools)
            tool.strict = true;
    else if (mode != "MODE_UNSPECIFIED")
        throw BadField{path, "must be AUTO, ANY, NONE or VALIDATED"};
}

void readCalling(JsonObject object, ChatRequest &request)
{
    FieldTaker fields(object, "toolConfig.functionCallingConfig", spelling);
    if (const auto mode = fields.take("mode"))
        readMode(textOf(*mode, fields.at("mode")), fields.at("mode"), request);
    if (const auto names = fields.take("allowedFunctionNames")) {
        const auto list = listOf(*names);
        const bool one =
            list.size() == 1 && request.toolChoice && request.toolChoice->mode == ToolChoice::Mode::Required;
        if (one)
            request.toolChoice =
                ToolChoice{ToolChoice::Mode::Named, textOf(list.front(), fields.at("allowedFunctionNames"))};
        else if (!list.empty())
            request.extras.push_back({fields.at("allowedFunctionNames"), jsonTextOf(*names)});
    }
    fields.leaveTo(request.extras);
}

} // namespace

std::int64_t geminiInteger(JsonValue value, const std::string &path)
{
    std::int64_t whole = 0;
    if (!value.get(whole))
        return whole;
    const double number = numberAt(value, path);
    if (std::floor(number) != number || std::abs(number) > 1e15)
        throw BadField{path, "must be a whole number"};
    return static_cast<std::int64_t>(number);
}

void readGeminiConfig(JsonObject config, ChatRequest &request)
{
    FieldTaker fields(config, "generationConfig", spelling);
    takeNumber(fields, "temperature", request.temperature);
    takeNumber(fields, "topP", request.topP);
    takeNumber(fields, "presencePenalty", request.presencePenalty);
    takeNumber(fields, "frequencyPenalty", request.frequencyPenalty);
    takeInteger(fields, "topK", request.topK);
    takeInteger(fields, "seed", request.seed);
    takeInteger(fields, "logprobs", request.topLogprobs);
    request.outputLimit = positive(fields, "maxOutputTokens");
    request.choices = positive(fields, "candidateCount").value_or(1);
    if (const auto wanted = fields.take("responseLogprobs"))
        request.logprobs = flagOf(*wanted, fields.at("responseLogprobs"));
    if (const auto stops = fields.take("stopSequences")) {
        for (const JsonValue stop : listOf(*stops))
            request.stop.push_back(textOf(stop, fields.at("stopSequences")));
    }
    if (const auto thinking = fields.take("thinkingConfig"))
        readThinking(objectOf(*thinking, fields.at("thinkingConfig")), request);
    readShape(fields, request);
    readModalities(fields, request);
    fields.leaveTo(request.extras);
}

void readGeminiTools(JsonValue tools, ChatRequest &request)
{
    const auto list = listOf(tools);
    for (std::size_t i = 0; i < list.size(); ++i)
        readTool(objectOf(list[i], itemPath("tools", i)), itemPath("tools", i), request);
}

void readGeminiToolConfig(JsonObject config, ChatRequest &request)
{
    FieldTaker fields(config, "toolConfig", spelling);
    if (const auto calling = fields.take("functionCallingConfig"))
        readCalling(objectOf(*calling, fields.at("functionCallingConfig")), request);
    fields.leaveTo(request.extras);
}

void readSafetySettings(JsonValue settings, ChatRequest &request)
{
    for (const JsonValue setting : listOf(settings)) {
        const std::string_view threshold = textIn(objectOf(setting, "safetySettings[]"), "threshold");
        if (threshold != "BLOCK_NONE" && threshold != "OFF") {
            request.extras.push_back({"safetySettings", jsonTextOf(settings)});
            return;
        }
    }
}

} // namespace llm0
