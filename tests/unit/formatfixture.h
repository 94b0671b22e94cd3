#pragma once

#include "dialects/answerassembler.h"
#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// What tests of wire formats share.

namespace llm0::formats {

using Json = nlohmann::ordered_json;

/// JSON with its quotes written as ' for the eye.
inline std::string q(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

inline Json json(const std::string &text)
{
    return Json::parse(text);
}

/// For comparisons that can be shown.
inline std::string text(const Json &value)
{
    return value.dump();
}

inline std::int64_t oneTokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

inline std::string fixture(const std::string &name)
{
    std::ifstream file(LLM0_SOURCE_DIR "/tests/fixtures/" + name, std::ios::binary);
    if (!file)
        qFatal("no fixture %s", name.c_str());
    return {std::istreambuf_iterator<char>(file), {}};
}

inline ParsedCall parsedCall(const ClientDialect &dialect, std::string body, const CallTarget &target = {})
{
    auto result = dialect.parse(body, target, oneTokenPerByte);
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return *std::move(result);
}

inline ChatRequest chatRequest(const ClientDialect &dialect, const std::string &body,
                               const CallTarget &target = {})
{
    return *parsedCall(dialect, body, target).chat();
}

/// The name of the field that is refused.
inline std::string refusedField(const ClientDialect &dialect, std::string body, const CallTarget &target = {})
{
    const auto result = dialect.parse(body, target, oneTokenPerByte);
    return result ? "(accepted)" : result.error().param;
}

/// What a provider's stream says, to its end.
inline std::vector<AnswerEvent> eventsOf(const ProviderFormat &format, std::string_view bytes)
{
    std::vector<AnswerEvent> events;
    const auto reader = format.answerReader();
    const auto framer = newFramer(format.framing());
    const bool framed =
        framer->feed(bytes, [&](const StreamFrame &frame) { reader->frame(frame.name, frame.data, events); });
    if (framed && framer->atBoundary())
        reader->end(events);
    return events;
}

inline AnswerAssembler assembledFrom(const std::vector<AnswerEvent> &events)
{
    AnswerAssembler assembler;
    for (const AnswerEvent &event : events)
        assembler.add(event);
    return assembler;
}

inline std::string written(AnswerWriter &writer, const std::vector<AnswerEvent> &events)
{
    std::string out;
    for (const AnswerEvent &event : events)
        writer.event(event, out);
    return out;
}

inline std::vector<AnswerEvent> asStream(const ChatAnswer &answer, std::size_t pieceBytes = 4)
{
    std::vector<AnswerEvent> events;
    tellAsStream(answer, pieceBytes, [&events](const AnswerEvent &event) { events.push_back(event); });
    return events;
}

inline Part textPart(std::string text, Part::Kind kind = Part::Kind::Text)
{
    Part part;
    part.kind = kind;
    part.text = std::move(text);
    return part;
}

inline Part callPart(std::string id, std::string name, std::string arguments)
{
    Part part;
    part.kind = Part::Kind::ToolCall;
    part.id = std::move(id);
    part.name = std::move(name);
    part.arguments = std::move(arguments);
    return part;
}

/// The buckets that are not zero.
inline Json usageJson(const Usage &usage)
{
    Json json = Json::object();
    const std::pair<const char *, std::int64_t> buckets[] = {{"input", usage.input},
                                                             {"cacheWrite5m", usage.cacheWrite5m},
                                                             {"cacheWrite1h", usage.cacheWrite1h},
                                                             {"cacheRead", usage.cacheRead},
                                                             {"cacheReadAudio", usage.cacheReadAudio},
                                                             {"inputAudio", usage.inputAudio},
                                                             {"inputImage", usage.inputImage},
                                                             {"output", usage.output},
                                                             {"reasoning", usage.reasoning},
                                                             {"outputAudio", usage.outputAudio},
                                                             {"outputImage", usage.outputImage},
                                                             {"webSearches", usage.webSearches}};
    for (const auto &[name, count] : buckets) {
        if (count != 0)
            json[name] = count;
    }
    return json;
}

/// Holds what a format's reader makes of the answers in a fixture against the buckets that stand beside them.
/// `framed` puts a frame's JSON on the wire.
template <typename F>
void checkUsage(const ProviderFormat &format, const std::string &name, F &&framed)
{
    const Json cases = Json::parse(fixture(name));
    QVERIFY(cases.size() >= 25);
    for (const Json &each : cases) {
        const std::string title = each["name"].get<std::string>();
        std::optional<Usage> usage;
        if (each.contains("whole")) {
            const auto answer = format.answerReader()->whole(each["whole"].dump());
            QVERIFY2(answer.ok(), title.c_str());
            usage = answer->usage;
        } else {
            std::string bytes;
            for (const Json &frame : each["stream"])
                bytes += framed(frame.dump());
            const AnswerAssembler assembler = assembledFrom(eventsOf(format, bytes));
            QVERIFY2(assembler.complete(), title.c_str());
            usage = assembler.answer().usage;
        }
        QVERIFY2(usage.has_value(), title.c_str());
        const nlohmann::json told = usageJson(*usage), wanted = each["usage"]; // whatever the order
        QVERIFY2(told == wanted, (title + ": " + told.dump()).c_str());
    }
}

} // namespace llm0::formats
