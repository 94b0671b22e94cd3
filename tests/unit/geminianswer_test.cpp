#include "dialects/gemini/gemini.h"
#include "formatfixture.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

const ParsedCall call;

std::unique_ptr<AnswerWriter> writer(bool eventStream = true)
{
    CallTarget target;
    target.model = "m";
    target.eventStream = eventStream;
    return geminiContentDialect().answerWriter(call, target);
}

ChatAnswer whole(const std::string &body)
{
    auto answer = geminiContentFormat().answerReader()->whole(q(body));
    if (!answer)
        qFatal("%s", answer.error().message.c_str());
    return *std::move(answer);
}

ChatAnswer finishedWith(const std::string &reason)
{
    return whole("{'candidates':[{'content':{'parts':[{'text':'hi'}]},'finishReason':'" + reason + "'}]}");
}

AnswerAssembler streamed(const std::vector<std::string> &frames)
{
    std::string bytes;
    for (const std::string &frame : frames)
        bytes += "data: " + q(frame) + "\r\n\r\n";
    return assembledFrom(eventsOf(geminiContentFormat(), bytes));
}

ChatAnswer richAnswer()
{
    ChatAnswer answer;
    answer.id = "r1";
    answer.model = "gemini-2.5-pro";
    Part thought = textPart("Hm, what is it? ", Part::Kind::Thinking);
    thought.signature = Signature{Format::AnthropicMessages, "abc/+="};
    Part said = textPart("Grüezi mitenand");
    Citation citation;
    citation.url = "https://example.com";
    citation.title = "Example";
    citation.quoted = "mitenand";
    citation.start = 7;
    citation.end = 15;
    said.citations = {citation};
    Part signedCall = callPart("c1", "f", "{\"a\":[1,2]}");
    signedCall.signature = Signature{Format::GeminiContent, "c2ln"};
    Part picture = textPart("", Part::Kind::Image);
    picture.mediaType = "image/png";
    picture.data = "AAAABBBBCCCC";
    answer.choices = {
        {{thought, said, signedCall, callPart("c2", "g", "{}"), picture}, FinishReason::ToolCalls, {}, {}}};
    answer.usage = Usage{.input = 10, .cacheRead = 5, .output = 30, .reasoning = 20};
    return answer;
}

} // namespace

class GeminiAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsUsageIntoDisjointBuckets()
    {
        checkUsage(geminiContentFormat(), "usage/gemini.json",
                   [](const std::string &frame) { return "data: " + frame + "\r\n\r\n"; });
    }

    void tellsAStreamAsGeminiDoes()
    {
        const auto events = eventsOf(geminiContentFormat(), fixture("streams/gemini-mixed.in"));
        QCOMPARE(written(*writer(), events), fixture("streams/gemini-mixed.out"));
    }

    void readsAStreamWithThoughtsAndParallelCalls()
    {
        const auto events = eventsOf(geminiContentFormat(), fixture("streams/gemini-mixed.in"));
        const AnswerAssembler assembler = assembledFrom(events);
        QVERIFY(assembler.complete());
        const auto &parts = assembler.answer().choices.front().parts;
        QCOMPARE(parts.size(), 4u);
        QCOMPARE(parts[0].kind, Part::Kind::Thinking);
        QCOMPARE(parts[1].text, std::string("Let me look."));
        QCOMPARE(parts[2].signature->value, std::string("Cu4BAcu98PA="));
        QVERIFY(parts[2].id != parts[3].id);
        QCOMPARE(assembler.answer().choices.front().finish, FinishReason::ToolCalls);
        QCOMPARE(assembler.answer().id, std::string("kRkkab3yEI"));
    }

    void tellsAWholeAnswerAndReadsItBack()
    {
        const ChatAnswer answer = richAnswer();
        const std::string body = writer()->whole(answer);
        QVERIFY(whole(body) == answer);
    }

    void tellsAStreamAndReadsItBack()
    {
        const ChatAnswer answer = richAnswer();
        for (const std::size_t pieces : {1, 3, 100}) {
            const std::string bytes = written(*writer(), asStream(answer, pieces));
            const AnswerAssembler assembler = assembledFrom(eventsOf(geminiContentFormat(), bytes));
            QVERIFY(assembler.complete());
            QVERIFY(assembler.answer() == answer);
        }
    }

    void wrapsOthersSignaturesInBase64()
    {
        const std::string body = writer()->whole(richAnswer());
        QVERIFY(body.find("llm0.") == std::string::npos);
        QVERIFY(body.find("bGxtMC") != std::string::npos);
    }

    void tellsAStreamAsOneArrayWithoutEvents()
    {
        const auto out = writer(false);
        QCOMPARE(out->streamType(), std::string_view("application/json"));
        const Json array = Json::parse(written(*out, asStream(richAnswer())));
        QVERIFY(array.is_array());
        QCOMPARE(array.back()["candidates"][0]["finishReason"].get<std::string>(), std::string("STOP"));
    }

    void relaysFramesAsElements()
    {
        const auto out = writer(false);
        std::string sent;
        out->relayed("data: {\"a\":1}\n\n", "{\"a\":1}", sent);
        out->relayed(": ping\n\n", "", sent);
        sent += out->heartbeat();
        out->relayed("data: {\"a\":2}\n\n", "{\"a\":2}", sent);
        out->relayedEnd(sent);
        QCOMPARE(Json::parse(sent).dump(), q("[{'a':1},{'a':2}]"));
        std::string raw;
        writer()->relayed("data: {\"a\":1}\n\n", "{\"a\":1}", raw);
        QCOMPARE(raw, std::string("data: {\"a\":1}\n\n"));
        std::string none;
        writer(false)->relayedEnd(none);
        QCOMPARE(none, std::string("[]"));
    }

    void breaksOffInItsOwnWay()
    {
        CallError error;
        error.status = 502;
        error.code = "provider_error";
        error.message = "gone";
        for (const bool events : {true, false}) {
            const auto out = writer(events);
            std::string sent;
            out->relayed("data: {\"a\":1}\n\n", "{\"a\":1}", sent);
            out->failure(error, sent);
            out->relayedEnd(sent);
            const Json last =
                events ? Json::parse(sent.substr(sent.rfind("data: ") + 6)) : Json::parse(sent).back();
            QCOMPARE(last["error"]["status"].get<std::string>(), std::string("UNAVAILABLE"));
        }
    }

    void readsEveryWayToEnd()
    {
        QCOMPARE(finishedWith("STOP").choices[0].finish, FinishReason::Stop);
        QCOMPARE(finishedWith("MAX_TOKENS").choices[0].finish, FinishReason::Length);
        for (const char *reason : {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"})
            QCOMPARE(finishedWith(reason).choices[0].finish, FinishReason::ContentFilter);
        QCOMPARE(finishedWith("MALFORMED_FUNCTION_CALL").choices[0].finish, FinishReason::Other);
        const ChatAnswer blocked = whole("{'promptFeedback':{'blockReason':'SAFETY'},'modelVersion':'m'}");
        QCOMPARE(blocked.choices.size(), 1u);
        QCOMPARE(blocked.choices[0].finish, FinishReason::ContentFilter);
    }

    void takesAStreamForWholeOnlyWhenEveryCandidateHasEnded()
    {
        const std::string said = "{'candidates':[{'content':{'parts':[{'text':'hi'}]},'index':0}]}";
        const std::string ended = "{'candidates':[{'finishReason':'STOP','index':0}]}";
        const std::string other = "{'candidates':[{'content':{'parts':[{'text':'ho'}]},'index':1}]}";
        QVERIFY(streamed({said, ended}).complete());
        QVERIFY(!streamed({said}).complete());
        QVERIFY(!streamed({said, ended, other}).complete());
        QVERIFY(!streamed({}).complete());
        QVERIFY(streamed({"{'promptFeedback':{'blockReason':'OTHER'}}"}).complete());
        QVERIFY(
            !streamed({said, ended, "{'error':{'code':500,'message':'x','status':'INTERNAL'}}"}).complete());
        QVERIFY(!streamed({said, "{not json", ended}).complete());
    }

    void tellsWhatProvidersErrorsSay()
    {
        const CallError daily = geminiContentFormat().error(
            429,
            q("[{'error':{'code':429,'message':'Quota exceeded','status':'RESOURCE_EXHAUSTED','details':[{"
              "'@type':'type.googleapis.com/google.rpc.QuotaFailure','violations':[{'quotaId':"
              "'GenerateRequestsPerDayPerProjectPerModel'}]}]}}]"));
        QCOMPARE(daily.message, std::string("Quota exceeded"));
        QCOMPARE(daily.code, std::string("RESOURCE_EXHAUSTED"));
        QVERIFY(daily.quota);
        const CallError field = geminiContentFormat().error(
            400, q("{'error':{'code':400,'message':'bad','status':'INVALID_ARGUMENT','details':[{"
                   "'fieldViolations':[{'field':'contents'}]}]}}"));
        QCOMPARE(field.param, std::string("contents"));
        QVERIFY(!field.quota);
        QVERIFY(geminiContentFormat().error(502, "<html>").message.empty());
    }

    void refusesCapsSoThatClientsStop()
    {
        CallError error;
        error.status = 429;
        error.code = "customer_spend_cap_exceeded";
        error.message = "over";
        error.quota = true;
        error.details = q("{'scope':'customer','window':'day','limit_usd':'1.0'}");
        const Json body = Json::parse(geminiContentDialect().errorBody(error))["error"];
        QCOMPARE(body["code"].get<int>(), 429);
        QCOMPARE(body["status"].get<std::string>(), std::string("RESOURCE_EXHAUSTED"));
        QCOMPARE(body["limit_usd"].get<std::string>(), std::string("1.0"));
        QCOMPARE(body["details"][0]["reason"].get<std::string>(), std::string("QUOTA_EXHAUSTED"));
        QCOMPARE(body["details"][0]["metadata"]["code"].get<std::string>(), error.code);
        QCOMPARE(body["details"][1]["violations"][0]["quotaId"].get<std::string>(),
                 std::string("SpendCapPerDay"));
    }

    void saysWhenACallCannotBeSpelt()
    {
        ChatAnswer answer;
        answer.choices = {{{callPart("c", "f", "{\"a\":")}, FinishReason::ToolCalls, {}, {}}};
        const Json candidate = Json::parse(writer()->whole(answer))["candidates"][0];
        QCOMPARE(candidate["finishReason"].get<std::string>(), std::string("MALFORMED_FUNCTION_CALL"));
        QVERIFY(candidate["finishMessage"].get<std::string>().find("f({\"a\":)") != std::string::npos);
    }

    void marksAnswersThatItCannotKeepWhole()
    {
        QVERIFY(whole("{'candidates':[{'content':{'parts':[{'executableCode':{'code':'1'}},{'text':'1'}]},"
                      "'finishReason':'STOP'}]}")
                    .unread);
        QVERIFY(!finishedWith("STOP").unread);
    }

    void carriesLogprobsBothWays()
    {
        const ChatAnswer read = whole(
            "{'candidates':[{'content':{'parts':[{'text':'hi'}]},'finishReason':'STOP','logprobsResult':{"
            "'chosenCandidates':[{'token':'hi','tokenId':1,'logProbability':-0.5}],'topCandidates':[{'"
            "candidates':["
            "{'token':'hi','logProbability':-0.5},{'token':'ho','logProbability':-1.5}]}]}}]}");
        QCOMPARE(
            text(Json::parse(read.choices[0].logprobs)),
            text(json(q("[{'token':'hi','logprob':-0.5,'bytes':null,'top_logprobs':[{'token':'hi','logprob':"
                        "-0.5,'bytes':null},{'token':'ho','logprob':-1.5,'bytes':null}]}]"))));
        const std::string told = writer()->whole(read);
        QCOMPARE(whole(told).choices[0].logprobs, read.choices[0].logprobs);
    }

    void survivesHostileAnswers()
    {
        for (const char *body :
             {"", "[]", "{}", "null", "{\"candidates\":5}", "{\"candidates\":[5,{\"index\":99999999999}]}",
              "{\"candidates\":[{\"content\":{\"parts\":[[],{\"functionCall\":3},{\"inlineData\":{}}]}}]}",
              "{\"candidates\":[{\"groundingMetadata\":{\"groundingSupports\":[{\"segment\":{\"endIndex\":99}"
              ","
              "\"groundingChunkIndices\":[7,-1]}]}}]}",
              "{\"usageMetadata\":{\"promptTokenCount\":9223372036854775807,\"totalTokenCount\":"
              "9223372036854775807}}",
              "{\"error\":\"text\"}"}) {
            (void)geminiContentFormat().answerReader()->whole(body);
            std::vector<AnswerEvent> events;
            const auto reader = geminiContentFormat().answerReader();
            reader->frame({}, body, events);
            reader->end(events);
        }
        QVERIFY(!geminiContentFormat().answerReader()->whole("{}").ok());
    }
};

QTEST_APPLESS_MAIN(GeminiAnswerTest)
#include "geminianswer_test.moc"
