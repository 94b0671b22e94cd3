#include "providers/endpoint.h"

#include <QTest>

using namespace llm0;

namespace {

ProviderAccount account(std::string_view slug, std::string baseUrl = {})
{
    ProviderAccount made;
    made.description = std::make_shared<const ProviderDescription>(*describeProvider(slug));
    made.baseUrl = baseUrl.empty() ? made.description->baseUrl : std::move(baseUrl);
    made.region = "eu-central-1";
    made.keys.push_back({"main", Secret("s3cret"), {}, 1, "file"});
    return made;
}

} // namespace

class EndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatHasItsPlace_data()
    {
        QTest::addColumn<QByteArray>("slug");
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<bool>("streamed");
        QTest::addColumn<QByteArray>("url");
        const auto row = [](const char *name, const char *slug, const char *base, Format format,
                            const char *model, bool streamed, const char *url) {
            QTest::newRow(name) << QByteArray(slug) << QByteArray(base) << static_cast<int>(format)
                                << QByteArray(model) << streamed << QByteArray(url);
        };
        row("chat", "openai", "", Format::OpenAiChat, "gpt-4o", true,
            "https://api.openai.com/v1/chat/completions");
        row("responses", "openai", "http://127.0.0.1:9000/v1", Format::OpenAiResponses, "gpt-4o", false,
            "http://127.0.0.1:9000/v1/responses");
        row("messages", "anthropic", "http://127.0.0.1:9000", Format::AnthropicMessages, "claude", true,
            "http://127.0.0.1:9000/v1/messages");
        row("gemini", "google", "", Format::GeminiContent, "gemini-2.5-pro", false,
            "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent");
        row("gemini stream", "google", "http://h", Format::GeminiContent, "a/b c", true,
            "http://h/v1beta/models/a%2Fb%20c:streamGenerateContent?alt=sse");
        row("ollama native", "ollama", "", Format::OllamaChat, "llama3", true,
            "http://127.0.0.1:11434/api/chat");
        row("ollama openai", "ollama", "", Format::OpenAiChat, "llama3", true,
            "http://127.0.0.1:11434/v1/chat/completions");
        row("bedrock", "bedrock", "", Format::BedrockConverse, "anthropic.claude-v2:0", true,
            "https://bedrock-runtime.eu-central-1.amazonaws.com/model/anthropic.claude-v2%3A0/"
            "converse-stream");
    }
    void everyFormatHasItsPlace()
    {
        QFETCH(QByteArray, slug);
        QFETCH(QByteArray, base);
        QFETCH(int, format);
        QFETCH(QByteArray, model);
        QFETCH(bool, streamed);
        QFETCH(QByteArray, url);
        const EndpointCall call{static_cast<Format>(format), model.toStdString(), streamed, false};
        QCOMPARE(QByteArray::fromStdString(endpointOf(account(slug.toStdString(), base.toStdString()), call)),
                 url);
    }

    void keysGoIntoHeadersAndNeverIntoAddresses()
    {
        const auto named = [](std::string_view slug) {
            UpstreamRequest request;
            const ProviderAccount made = account(slug);
            addCredentials(request, made, &made.keys.front());
            request.url = endpointOf(made, {made.description->formats.front(), "m", true, false});
            if (request.url.find("s3cret") != std::string::npos || request.headers.size() > 0)
                return std::string("leaked");
            const auto line = *request.secretHeaders.begin();
            return line.first + ": " + line.second;
        };
        QCOMPARE(named("openai"), std::string("Authorization: Bearer s3cret"));
        QCOMPARE(named("anthropic"), std::string("x-api-key: s3cret"));
        QCOMPARE(named("google"), std::string("x-goog-api-key: s3cret"));
    }

    void versionsAndBetasArePassedOn()
    {
        Headers out;
        addFormatHeaders(out, Format::AnthropicMessages,
                         {{"Anthropic-Version", "2026-10-21"},
                          {"anthropic-beta", "a,b"},
                          {"anthropic-beta", "c"},
                          {"x-other", "1"}});
        QCOMPARE(std::string(out.value("anthropic-version")), std::string("2026-10-21"));
        QCOMPARE(out.size(), std::size_t{3});
        Headers fresh;
        addFormatHeaders(fresh, Format::AnthropicMessages, {});
        QCOMPARE(std::string(fresh.value("anthropic-version")), std::string("2023-06-01"));
    }
};

QTEST_APPLESS_MAIN(EndpointTest)
#include "endpoint_test.moc"
