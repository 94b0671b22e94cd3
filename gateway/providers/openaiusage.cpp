#include "providers/openaiusage.h"

#include <simdjson.h>

#include <algorithm>

namespace llm0 {

namespace {

namespace dom = simdjson::dom;

std::int64_t number(const dom::object &object, std::string_view name)
{
    std::int64_t value = 0;
    if (object[name].get(value))
        return 0;
    return std::max<std::int64_t>(0, value);
}

dom::object child(const dom::object &object, std::string_view name)
{
    dom::object found;
    if (object[name].get(found))
        return {};
    return found;
}

bool has(const dom::object &object, std::string_view name)
{
    dom::element found;
    return !object[name].get(found) && !found.is_null();
}

std::int64_t detail(const dom::object &usage, std::string_view details, std::string_view name)
{
    return has(usage, details) ? number(child(usage, details), name) : 0;
}

std::optional<Usage> usageOf(const dom::object &fields)
{
    if (!has(fields, "prompt_tokens"))
        return std::nullopt;
    const std::int64_t prompt = number(fields, "prompt_tokens");
    const std::int64_t completion = number(fields, "completion_tokens");
    Usage usage;
    usage.cacheRead = std::max(detail(fields, "prompt_tokens_details", "cached_tokens"),
                               number(fields, "prompt_cache_hit_tokens"));
    usage.inputAudio = detail(fields, "prompt_tokens_details", "audio_tokens");
    usage.cacheRead = std::min(usage.cacheRead, prompt);
    usage.inputAudio = std::min(usage.inputAudio, prompt - usage.cacheRead);
    usage.input = prompt - usage.cacheRead - usage.inputAudio;

    usage.reasoning = detail(fields, "completion_tokens_details", "reasoning_tokens");
    usage.outputAudio = std::min(detail(fields, "completion_tokens_details", "audio_tokens"), completion);
    usage.output = completion - usage.outputAudio;
    if (usage.reasoning > 0 && number(fields, "total_tokens") == prompt + completion + usage.reasoning)
        usage.output += usage.reasoning;
    return usage;
}

void addText(std::string &text, const dom::object &object, std::string_view name)
{
    std::string_view found;
    if (!object[name].get(found))
        text.append(found);
}

void addMessage(std::string &text, const dom::object &message)
{
    for (const std::string_view name : {"content", "refusal", "reasoning_content", "reasoning"})
        addText(text, message, name);
    dom::array calls;
    if (message["tool_calls"].get(calls))
        return;
    for (const dom::element call : calls) {
        dom::object function;
        if (call["function"].get(function))
            continue;
        addText(text, function, "name");
        addText(text, function, "arguments");
    }
}

void readChoices(OpenAiAnswer &answer, const dom::array &choices)
{
    for (const dom::element choice : choices) {
        dom::object object;
        if (choice.get(object))
            continue;
        answer.finished |= has(object, "finish_reason");
        addText(answer.text, object, "text");
        for (const std::string_view name : {"message", "delta"}) {
            if (has(object, name))
                addMessage(answer.text, child(object, name));
        }
    }
}

} // namespace

class OpenAiAnswerReader::Impl
{
public:
    dom::parser parser;
};

OpenAiAnswerReader::OpenAiAnswerReader() : m_impl(std::make_unique<Impl>()) {}
OpenAiAnswerReader::~OpenAiAnswerReader() = default;

OpenAiAnswer OpenAiAnswerReader::read(std::string_view json)
{
    OpenAiAnswer answer;
    dom::object root;
    if (m_impl->parser.parse(json.data(), json.size()).get(root))
        return answer;
    answer.valid = true;
    answer.error = has(root, "error");
    addText(answer.model, root, "model");
    dom::array choices;
    const bool hasChoices = !root["choices"].get(choices);
    if (hasChoices)
        readChoices(answer, choices);
    if (has(root, "usage")) {
        answer.usage = usageOf(child(root, "usage"));
        answer.usageOnly = hasChoices && choices.size() == 0;
    }
    return answer;
}

} // namespace llm0
