#include "dialects/answerassembler.h"
#include "dialects/bedrock/bedrock.h"
#include "providers/endpoint.h"
#include "support/fakeprovider.h"

#include <QTest>

#include <memory>

using namespace llm0;

namespace {

const fake::AwsKeys keys{"AKIDEXAMPLE", "a/secret+key", "a/session+token=="};
constexpr const char *model = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

ProviderAccount account(const FakeProvider &provider)
{
    ProviderAccount made;
    made.description = std::make_shared<const ProviderDescription>(*describeProvider("bedrock"));
    made.baseUrl = provider.origin();
    made.region = "eu-central-1";
    made.keys.push_back(
        {keys.accessKeyId, Secret(keys.secretAccessKey), Secret(keys.sessionToken), 1, "environment"});
    return made;
}

ChatRequest hello()
{
    Part part;
    part.text = "Grüße fake:tokens=12";
    ChatRequest request;
    request.messages = {{Role::User, {}, {part}}};
    return request;
}

struct Reply {
    int status = 0;
    std::string body;
    UpstreamOutcome outcome;
    bool done = false;
};

Reply send(UpstreamClient &client, const ProviderAccount &from, bool streamed)
{
    RequestTerms terms;
    terms.model = model;
    terms.outputBound = 200;
    terms.streamed = streamed;
    UpstreamRequest request;
    request.url = endpointOf(from, {Format::BedrockConverse, model, streamed, false});
    request.headers.add("Content-Type", "application/json");
    request.body = *bedrockFormat().body(hello(), terms);
    addCredentials(request, from, &from.keys.front());
    Reply reply;
    const auto call =
        client.start(std::move(request), {[&](int status, const Headers &) { reply.status = status; },
                                          [&](std::string_view piece) { reply.body += piece; },
                                          [&](const UpstreamOutcome &end) {
                                              reply.outcome = end;
                                              reply.done = true;
                                          }});
    [&] { QTRY_VERIFY_WITH_TIMEOUT(reply.done, 10'000); }();
    return reply;
}

} // namespace

/// Signed calls over HTTP to a provider that checks each signature by itself.
class AwsCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignedCallIsAnswered()
    {
        FakeProvider provider;
        provider.setAwsKeys(keys);
        UpstreamClient client;
        const Reply reply = send(client, account(provider), false);
        QVERIFY2(reply.status == 200, reply.body.c_str());
        const auto answer = bedrockFormat().answerReader()->whole(reply.body);
        QVERIFY(answer.ok() && !answer->choices.front().parts.empty());
        QCOMPARE(answer->usage->output, 12);
        QCOMPARE(provider.calls(), 1);
        QCOMPARE(provider.billed().completionTokens, 12);
    }

    void aSignedStreamIsReadToItsEnd()
    {
        FakeProvider provider;
        provider.setAwsKeys(keys);
        UpstreamClient client;
        const Reply reply = send(client, account(provider), true);
        QCOMPARE(reply.status, 200);
        const auto reader = bedrockFormat().answerReader();
        const auto framer = newFramer(bedrockFormat().framing());
        std::vector<AnswerEvent> events;
        QVERIFY(framer->feed(
            reply.body, [&](const StreamFrame &frame) { reader->frame(frame.name, frame.data, events); }));
        AnswerAssembler assembler;
        for (const AnswerEvent &event : events)
            assembler.add(event);
        QVERIFY(assembler.complete());
        QCOMPARE(assembler.answer().usage->output, 12);
    }

    void aWrongKeyIsRefusedAndToldWithoutSecrets()
    {
        FakeProvider provider;
        provider.setAwsKeys({keys.accessKeyId, "another", keys.sessionToken});
        UpstreamClient client;
        const Reply reply = send(client, account(provider), false);
        QCOMPARE(reply.status, 403);
        QVERIFY(bedrockFormat().error(403, reply.body).message.find("signature") != std::string::npos);
    }

    void withoutARegionNothingIsSent()
    {
        FakeProvider provider;
        ProviderAccount nowhere = account(provider);
        nowhere.region.clear();
        UpstreamClient client;
        const Reply reply = send(client, nowhere, false);
        QVERIFY(reply.outcome.end == UpstreamEnd::NotSent);
        QVERIFY(reply.outcome.reason.find("region") != std::string::npos);
        QVERIFY(reply.outcome.reason.find(keys.secretAccessKey) == std::string::npos);
        QCOMPARE(provider.calls(), 0);
    }
};

QTEST_GUILESS_MAIN(AwsCallsTest)
#include "awscalls_test.moc"
