#include "dialects/responses/responsestools.h"

#include "dialects/openai/chattoolreader.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

/// An assumption: OpenAI publishes no limit for what one response may do by itself.
constexpr std::int64_t unlimitedRounds = 10;

constexpr std::array clientRun = {
    std::string_view("custom"),          std::string_view("namespace"),
    std::string_view("local_shell"),     std::string_view("shell"),
    std::string_view("apply_patch"),     std::string_view("computer"),
    std::string_view("tool_search"),     std::string_view("computer_use_preview"),
    std::string_view("computer-preview")};

constexpr std::array withFees = {std::string_view("code_interpreter"), std::string_view("file_search"),
                                 std::string_view("image_generation")};

template <typename List>
bool isOneOf(const List &list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

[[noreturn]] void refuseFees(std::string_view type)
{
    throw BadField{"tools[].type",
                   "'" + std::string(type) + "' has fees the price book does not know: leave it out"};
}

/// A shell runs with the client unless it is given an environment elsewhere.
bool runsInContainer(std::string_view type, JsonObject tool)
{
    const auto environment = objectIn(tool, "environment");
    return type == "shell" && environment && textIn(*environment, "type") != "local";
}

} // namespace

void readResponsesTool(ChatRequest &request, HostedWork &work, JsonValue value)
{
    const JsonObject fields = objectOf(value, "tools");
    const auto named = valueIn(fields, "type");
    const std::string type = named ? textOf(*named, "tools[].type") : std::string();
    if (type == "function") {
        request.tools.push_back(readFunction(request, fields, "tools[]."));
        return;
    }
    if (isOneOf(withFees, type) || runsInContainer(type, fields))
        refuseFees(type);
    Tool tool;
    tool.hosted = type.empty() ? "?" : type;
    tool.raw = jsonTextOf(value);
    tool.clientRun = isOneOf(clientRun, type);
    work.any |= !tool.clientRun;
    work.searches |= type.starts_with("web_search");
    request.tools.push_back(std::move(tool));
}

void addHostedWork(InputFacts &input, const HostedWork &work, std::optional<std::int64_t> maxToolCalls)
{
    if (!work.any)
        return;
    constexpr std::int64_t most = 1000;
    const std::int64_t rounds = std::min(most, maxToolCalls.value_or(unlimitedRounds));
    input.rereads += static_cast<int>(rounds);
    input.webSearches += work.searches ? static_cast<int>(rounds) : 0;
}

} // namespace llm0
