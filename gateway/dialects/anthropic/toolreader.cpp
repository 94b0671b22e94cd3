#include "dialects/anthropic/toolreader.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr std::array<std::string_view, 8> knownFields = {
    "type", "name", "description", "input_schema", "strict", "cache_control", "max_uses", "allowed_callers"};

/// Tools whose type is Anthropic's but which the client runs.
bool isClientRun(std::string_view type)
{
    static constexpr std::array<std::string_view, 4> prefixes = {"bash_", "text_editor_", "computer_2",
                                                                 "memory_"};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [type](std::string_view prefix) { return type.starts_with(prefix); });
}

bool isDirectOnly(JsonValue value)
{
    JsonArray callers;
    if (value.get(callers))
        return false;
    return std::all_of(callers.begin(), callers.end(), [](JsonValue caller) {
        std::string_view name;
        return !caller.get(name) && name == "direct";
    });
}

bool isFalse(JsonValue value)
{
    bool set = true;
    return !value.get(set) && !set;
}

/// True when the field cannot change an answer elsewhere or says what is so anyway.
bool meansNothingElsewhere(std::string_view key, JsonValue value)
{
    return key == "type" || key == "eager_input_streaming" || (key == "defer_loading" && isFalse(value))
           || (key == "allowed_callers" && isDirectOnly(value));
}

void readField(Tool &tool, std::string_view key, JsonValue value, std::vector<ExtraField> &extras)
{
    if (key == "name")
        tool.name = textOf(value, "tools[].name");
    else if (key == "description")
        tool.description = textOf(value, "tools[].description");
    else if (key == "input_schema")
        tool.parameters = jsonTextOf(objectOf(value, "tools[].input_schema"));
    else if (key == "strict")
        tool.strict = flagOf(value, "tools[].strict");
    else if (key == "cache_control")
        tool.cacheTtl = anthropicCacheTtl(value);
    else if (!meansNothingElsewhere(key, value))
        extras.push_back({"tools[]." + std::string(key), jsonTextOf(value)});
}

Tool functionOf(JsonObject object, std::vector<ExtraField> &extras)
{
    Tool tool;
    eachField(object, "tools[].", [&](std::string_view key, JsonValue value) {
        if (!value.is_null())
            readField(tool, key, value, extras);
    });
    if (tool.name.empty())
        throw BadField{"tools[].name", "is missing"};
    return tool;
}

/// Fees and prompts of what runs at Anthropic.
void addHidden(std::string_view type, JsonObject object, AnthropicHiddenInput &hidden)
{
    if (type.find("toolset") != std::string_view::npos && !type.starts_with("mcp"))
        return; // the client runs these
    std::int64_t uses = 0;
    const bool limited = !object["max_uses"].get(uses);
    if (limited && uses < 1)
        throw BadField{"tools[].max_uses", "must be at least 1"};
    if (type.starts_with("web_search"))
        hidden.webSearches += limited ? std::min<std::int64_t>(uses, 1000) : searchesWithoutLimit;
    hidden.rereads += limited ? std::min(uses, serverToolRounds) : serverToolRounds;
}

Tool hostedOf(std::string_view type, JsonObject object, AnthropicHiddenInput &hidden)
{
    if (type.starts_with("advisor"))
        throw BadField{"tools[].type",
                       "'" + std::string(type)
                           + "' calls a second model, whose price nobody holds: leave it out"};
    refuseDoubledFields(object, "tools[].");
    Tool tool;
    tool.hosted = type;
    tool.raw = jsonTextOf(object);
    tool.name = textIn(object, "name");
    tool.clientRun = isClientRun(type);
    if (const auto mark = valueIn(object, "cache_control"))
        tool.cacheTtl = anthropicCacheTtl(*mark);
    if (!tool.clientRun)
        addHidden(type, object, hidden);
    return tool;
}

} // namespace

std::vector<Tool> anthropicToolsOf(JsonValue value, std::vector<ExtraField> &extras,
                                   AnthropicHiddenInput &hidden)
{
    std::vector<Tool> tools;
    for (const JsonValue each : arrayOf(value, "tools")) {
        const JsonObject object = objectOf(each, "tools[]");
        for (const auto field : object)
            refuseMisspeltOf(knownFields, field.key, "tools[].");
        const std::string_view type = textIn(object, "type");
        const bool isFunction = type.empty() || type == "custom";
        tools.push_back(isFunction ? functionOf(object, extras) : hostedOf(type, object, hidden));
    }
    return tools;
}

} // namespace llm0
