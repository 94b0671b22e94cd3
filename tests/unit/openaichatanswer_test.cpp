#include "dialects/answerassembler.h"
#include "dialects/openai/openai.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

Usage usageOf(const std::string &usage)
{
    const auto reader = openAiChatFormat().answerReader();
    const auto answer = reader->whole(
        "{\"choices\":[{\"message\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}],\"usage\":" + usage
        + "}");
    return *answer->usage;
}

std::vector<AnswerEvent> read(const std::vector<std::string> &frames)
{
    const auto reader = openAiChatFormat().answerReader();
    std::vector<AnswerEvent> events;
    for (const std::string &frame : frames)
        reader->frame({}, frame, events);
    return events;
}

ChatAnswer assembled(const std::vector<std::string> &frames)
{
    AnswerAssembler assembler;
    for (const AnswerEvent &event : read(frames))
        assembler.add(event);
    return assembler.answer();
}

ParsedCall call(bool wantsUsage)
{
    ParsedCall made;
    made.call.model = "m";
    made.call.streamed = true;
    made.call.wantsStreamUsage = wantsUsage;
    return made;
}

std::string delta(const std::string &fields, const std::string &finish = "null")
{
    return "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"m\",\"choices\":[{"
           "\"index\":0,\"delta\":{"
           + fields + "},\"finish_reason\":" + finish + "}]}";
}

} // namespace

class OpenAiChatAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsUsageIntoDisjointBuckets()
    {
        const Usage usage =
            usageOf("{\"prompt_tokens\":1000,\"completion_tokens\":500,\"total_tokens\":1500,\n            "
                    "\"prompt_tokens_details\":{\"cached_tokens\":600,\"audio_tokens\":50},\n            "
                    "\"completion_tokens_details\":{\"reasoning_tokens\":300,\"audio_tokens\":20}}");
        QCOMPARE(usage.input, 350);
        QCOMPARE(usage.cacheRead, 600);
        QCOMPARE(usage.inputAudio, 50);
        QCOMPARE(usage.output, 480);
        QCOMPARE(usage.outputAudio, 20);
        QCOMPARE(usage.reasoning, 300);
        QCOMPARE(usage.promptTotal(), 1000);
    }

    void addsReasoningThatIsLeftOutOfCompletionTokens()
    {
        QCOMPARE(usageOf("{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":115,\n            "
                         "\"completion_tokens_details\":{\"reasoning_tokens\":100}}")
                     .output,
                 105);
    }

    void lyingUsageNeverGoesBelowZero()
    {
        const Usage usage = usageOf("{\"prompt_tokens\":10,\"completion_tokens\":-5,\"prompt_tokens_"
                                    "details\":{\"cached_tokens\":99}}");
        QCOMPARE(usage.cacheRead, 10);
        QCOMPARE(usage.input, 0);
        QCOMPARE(usage.output, 0);
    }

    void theUsageFrameIsFinalARunningCountIsNot()
    {
        const auto events =
            read({"{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],\n            "
                  "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}",
                  "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}"});
        std::vector<const AnswerEvent *> usages;
        for (const AnswerEvent &event : events) {
            if (event.kind == AnswerEvent::Kind::Usage)
                usages.push_back(&event);
        }
        QCOMPARE(usages.size(), std::size_t(2));
        QVERIFY(!usages[0]->final && !usages[0]->alone);
        QVERIFY(usages[1]->final && usages[1]->alone);
        QCOMPARE(usages[1]->usage->output, 2);
    }

    void aStreamIsWholeOnlyWithItsMark()
    {
        QCOMPARE(read({delta("\"content\":\"a\"", "\"stop\"")}).back().kind, AnswerEvent::Kind::Finish);
        QCOMPARE(read({"[DONE]"}).back().kind, AnswerEvent::Kind::End);
    }

    void errorsAndNonsenseInAStreamAreErrors()
    {
        QCOMPARE(read({"{\"error\":{\"message\":\"overloaded\"}}"}).back().kind, AnswerEvent::Kind::Error);
        QCOMPARE(read({"{\"error\":{\"message\":\"overloaded\"}}"}).back().text, std::string("overloaded"));
        QCOMPARE(read({"{"}).back().kind, AnswerEvent::Kind::Error);
        QCOMPARE(read({"[1]"}).back().kind, AnswerEvent::Kind::Error);
        QVERIFY(read({""}).empty());
    }

    void whatIsNoAnswerIsSaidToBeNone()
    {
        const auto reader = openAiChatFormat().answerReader();
        QVERIFY(!reader->whole("<html>").ok());
        QVERIFY(!reader->whole("{}").ok());
        QVERIFY(!reader->whole("{\"error\":{\"message\":\"x\"}}").ok());
        QVERIFY(reader->whole("{\"choices\":[]}").ok());
    }

    void readsParallelToolCallsWhoseArgumentsInterleave()
    {
        const ChatAnswer answer =
            assembled({delta("\"role\":\"assistant\",\"content\":\"Let me see\""),
                       delta("\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\","
                             "\"arguments\":\"\"}}]"),
                       delta("\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"g\","
                             "\"arguments\":\"{\\\"y\\\"\"}}]"),
                       delta("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"x\\\":1}\"}}]"),
                       delta("\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\":2}\"}}]"),
                       delta("", "\"tool_calls\""), "[DONE]"});
        const auto &parts = answer.choices.at(0).parts;
        QCOMPARE(parts.size(), std::size_t(3));
        QCOMPARE(parts[1].name + parts[1].arguments, std::string("f{\"x\":1}"));
        QCOMPARE(parts[2].id + parts[2].arguments, std::string("b{\"y\":2}"));
        QCOMPARE(answer.choices[0].finish, FinishReason::ToolCalls);
        QCOMPARE(answer.id, std::string("c"));
        QCOMPARE(answer.createdAt, 7);
    }

    void tellsCallsApartWhoseProviderNumbersThemAllZero()
    {
        const ChatAnswer answer = assembled({delta("\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{"
                                                   "\"name\":\"f\",\"arguments\":\"{}\"}}]"),
                                             delta("\"tool_calls\":[{\"index\":0,\"id\":\"b\",\"function\":{"
                                                   "\"name\":\"g\",\"arguments\":\"{}\"}}]"),
                                             delta("", "\"tool_calls\"")});
        QCOMPARE(answer.choices.at(0).parts.size(), std::size_t(2));
    }

    void readsReasoningByBothItsNames()
    {
        for (const std::string name : {"reasoning_content", "reasoning"}) {
            const ChatAnswer answer =
                assembled({delta("\"" + name + "\":\"hm\""), delta("\"" + name + "\":\"m\",\"content\":null"),
                           delta("\"content\":\"yes\"", "\"stop\"")});
            const auto &parts = answer.choices.at(0).parts;
            QCOMPARE(parts.size(), std::size_t(2));
            QCOMPARE(parts[0].kind, Part::Kind::Thinking);
            QCOMPARE(parts[0].text, std::string("hmm"));
        }
    }

    void declinedAnswersAreRefusals()
    {
        const ChatAnswer answer = assembled({delta("\"refusal\":\"I will not\""), delta("", "\"stop\"")});
        QCOMPARE(answer.choices.at(0).finish, FinishReason::Refusal);
        QCOMPARE(answer.choices.at(0).parts.at(0).kind, Part::Kind::Refusal);
    }

    void aHostileChoiceNumberFillsNoMemory()
    {
        const auto events = read({"{\"choices\":[{\"index\":4000000000,\"delta\":{\"content\":\"x\"}}]}"});
        QVERIFY(events.back().choice <= 128);
    }

    void theUsageFrameOfATranslatedStreamHasEmptyChoices()
    {
        for (const bool wanted : {true, false}) {
            const ParsedCall parsed = call(wanted);
            const auto writer = openAiChatDialect().answerWriter(parsed, {});
            ChatAnswer answer;
            answer.id = "c";
            answer.choices.resize(1);
            answer.usage = Usage{.input = 3, .output = 2};
            std::string out;
            tellAsStream(answer, 10, [&](const AnswerEvent &event) { writer->event(event, out); });
            QCOMPARE(out.find("\"choices\":[],\"usage\":{\"prompt_tokens\":3") != std::string::npos, wanted);
            QVERIFY(out.ends_with("data: [DONE]\n\n"));
        }
    }

    void aBrokenStreamSaysWhy()
    {
        const ParsedCall parsed = call(false);
        const auto writer = openAiChatDialect().answerWriter(parsed, {});
        std::string out;
        writer->failure(callErrorOf({ErrorCode::ProviderError, "gone", {}}), out);
        QVERIFY(out.starts_with("data: {\"error\":{\"message\":\"gone\",\"type\":\"api_error\""));
        QCOMPARE(writer->heartbeat(), std::string_view(": keep-alive\n\n"));
    }
};

QTEST_APPLESS_MAIN(OpenAiChatAnswerTest)
#include "openaichatanswer_test.moc"
