#include "formatfixture.h"

#include <QDir>
#include <QFile>

using namespace llm0;
using namespace llm0::formats;

namespace {

ParsedCall streamedCall()
{
    ParsedCall call;
    call.call.model = "asked-model";
    call.call.streamed = call.call.wantsStreamUsage = true;
    ChatRequest request;
    request.model = "asked-model";
    call.content = request;
    return call;
}

/// What a client is told of a provider's stream.
std::string translated(const std::string &input, Format provider, Format client)
{
    const ParsedCall call = streamedCall();
    const auto writer = clientDialect(client)->answerWriter(call, {});
    return written(*writer, eventsOf(providerFormat(provider), fixture("streams/" + input)));
}

} // namespace

/// Streams of providers, and what clients of OpenAI's formats have to be told of them, byte for byte.
class OpenAiStreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsStreamsAsOpenAiDoes_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<int>("provider");
        QTest::addColumn<int>("client");
        const auto row = [](const char *input, Format provider, Format client) {
            const QString name = QString::fromLatin1(input) + QLatin1Char('.')
                                 + QString::fromStdString(std::string(formatName(client)));
            QTest::newRow(name.toLatin1().constData())
                << QString::fromLatin1(input) << int(provider) << int(client);
        };
        for (const Format client : {Format::OpenAiChat, Format::OpenAiResponses}) {
            for (const char *input : {"openai_chat-parallel", "openai_chat-reasoning", "openai_chat-refusal",
                                      "openai_chat-filtered"})
                row(input, Format::OpenAiChat, client);
            row("openai_responses-thinking", Format::OpenAiResponses, client);
            row("gemini-mixed", Format::GeminiContent, client);
        }
        row("openai_chat-reasoning", Format::OpenAiChat, Format::OpenAiCompletions);
    }
    void tellsStreamsAsOpenAiDoes()
    {
        QFETCH(QString, input);
        QFETCH(int, provider);
        QFETCH(int, client);
        const std::string told = translated(input.toStdString() + ".in", Format(provider), Format(client));
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".out");
        const QString kept = QStringLiteral(LLM0_SOURCE_DIR "/tests/fixtures/streams/") + name;
        QFile file(kept);
        const bool there = file.open(QIODevice::ReadOnly);
        if (there && file.readAll().toStdString() == told)
            return;
        QFile now(QDir::temp().filePath(name));
        QVERIFY(now.open(QIODevice::WriteOnly) && now.write(told.data(), qint64(told.size())) >= 0);
        QFAIL(qPrintable(QStringLiteral("not what is kept: see ") + now.fileName()));
    }

    /// What a client gave back is what the provider wants to see again, signatures and all.
    void reasoningSurvivesTheWayThroughOpenAiClients_data()
    {
        QTest::addColumn<int>("client");
        QTest::newRow("chat") << int(Format::OpenAiChat);
        QTest::newRow("responses") << int(Format::OpenAiResponses);
    }
    void reasoningSurvivesTheWayThroughOpenAiClients()
    {
        QFETCH(int, client);
        const ClientDialect &dialect = *clientDialect(Format(client));
        const auto events = eventsOf(geminiFormat(), fixture("streams/gemini-mixed.in"));
        const ChatAnswer answer = assembledFrom(events).answer();
        const ParsedCall call = streamedCall();
        const Json told = json(dialect.answerWriter(call, {})->whole(answer));
        Json body = {{"model", "gemini-2.5-flash"}};
        if (Format(client) == Format::OpenAiChat)
            body["messages"] = Json::array({told["choices"][0]["message"]});
        else
            body["input"] = told["output"];
        const ChatRequest back = chatRequest(dialect, body.dump());
        QVERIFY(back.extras.empty());
        std::vector<Part> given = back.messages.at(0).parts;
        for (Part &part : given)
            part.id = part.kind == Part::Kind::ToolCall ? part.id : std::string();
        QVERIFY2(given == answer.choices.at(0).parts, body.dump().c_str());
    }

private:
    static const ProviderFormat &geminiFormat() { return providerFormat(Format::GeminiContent); }
};

QTEST_APPLESS_MAIN(OpenAiStreamsTest)
#include "openaistreams_test.moc"
