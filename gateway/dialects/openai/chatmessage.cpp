#include "dialects/openai/chatmessage.h"

#include "dialects/madecallid.h"
#include "dialects/openai/chatwords.h"
#include "dialects/openai/reasoningdetails.h"

namespace llm0 {

namespace {

void addText(std::vector<Part> &parts, Part::Kind kind, std::string_view text)
{
    if (text.empty())
        return;
    Part &part = parts.emplace_back();
    part.kind = kind;
    part.text = text;
}

void addAudio(std::vector<Part> &parts, JsonObject audio)
{
    Part &part = parts.emplace_back();
    part.kind = Part::Kind::Audio;
    part.id = textIn(audio, "id");
    part.data = textIn(audio, "data");
    part.text = textIn(audio, "transcript");
}

void addFunction(std::vector<Part> &parts, JsonObject function, std::string id)
{
    Part &part = parts.emplace_back();
    part.kind = Part::Kind::ToolCall;
    part.id = std::move(id);
    part.name = textIn(function, "name");
    part.arguments = textIn(function, "arguments");
}

void addCalls(std::vector<Part> &parts, JsonObject message, std::string_view answerId)
{
    std::size_t number = 0;
    if (const auto calls = arrayIn(message, "tool_calls")) {
        for (const JsonValue each : *calls) {
            JsonObject call;
            if (each.get(call))
                continue;
            const std::string_view id = textIn(call, "id");
            if (const auto function = objectIn(call, "function"))
                addFunction(parts, *function, id.empty() ? madeCallId(answerId, number) : std::string(id));
            ++number;
        }
    }
    if (const auto function = objectIn(message, "function_call"))
        addFunction(parts, *function, madeCallId(answerId, number));
}

std::vector<Part> partsOf(JsonObject message, std::string_view answerId)
{
    std::vector<Part> parts;
    addText(parts, Part::Kind::Text, textIn(message, "content"));
    if (const auto annotations = arrayIn(message, "annotations");
        annotations && !parts.empty() && parts.back().kind == Part::Kind::Text)
        parts.back().citations = citationsOf(*annotations);
    addText(parts, Part::Kind::Refusal, textIn(message, "refusal"));
    if (const auto audio = objectIn(message, "audio"))
        addAudio(parts, *audio);
    addCalls(parts, message, answerId);
    addReasoning(parts, message);
    return parts;
}

} // namespace

Citation citationOf(JsonObject fields)
{
    Citation citation;
    citation.url = textIn(fields, "url");
    citation.title = textIn(fields, "title");
    if (valueIn(fields, "start_index"))
        citation.start = countIn(fields, "start_index");
    if (valueIn(fields, "end_index"))
        citation.end = countIn(fields, "end_index");
    return citation;
}

std::vector<Citation> citationsOf(JsonArray annotations)
{
    std::vector<Citation> citations;
    for (const JsonValue each : annotations) {
        JsonObject annotation;
        if (each.get(annotation) || textIn(annotation, "type") != "url_citation")
            continue;
        const auto nested = objectIn(annotation, "url_citation"); // Responses has the fields beside the type
        citations.push_back(citationOf(nested ? *nested : annotation));
    }
    return citations;
}

Choice choiceOf(JsonObject fields, std::string_view answerId)
{
    Choice choice;
    if (const auto message = objectIn(fields, "message"))
        choice.parts = partsOf(*message, answerId);
    addText(choice.parts, Part::Kind::Text, textIn(fields, "text"));
    if (const auto logprobs = objectIn(fields, "logprobs")) {
        if (const auto entries = arrayIn(*logprobs, "content"))
            choice.logprobs = simdjson::minify(*entries);
    }
    choice.finish = finishNamed(textIn(fields, "finish_reason"));
    const bool refused = !choice.parts.empty() && choice.parts.back().kind == Part::Kind::Refusal;
    if (refused && choice.finish == FinishReason::Stop)
        choice.finish = FinishReason::Refusal;
    return choice;
}

} // namespace llm0
