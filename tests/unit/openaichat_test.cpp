#include "dialects/openaichat.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

std::int64_t oneTokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

Result<OpenAiChatRequest> parse(std::string body)
{
    OpenAiChatParser parser(oneTokenPerByte);
    return parser.parse(body);
}

OpenAiChatRequest parsed(const std::string &body)
{
    auto result = parse(body);
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return *std::move(result);
}

const std::string plain = "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

} // namespace

class OpenAiChatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheLineNeeds()
    {
        const auto request =
            parsed("{ \"model\" : \"gpt-4o\", \"stream\":true, \"n\":3, \"user\":\"acme\",\n"
                   "            \"max_tokens\": 50, \"stream_options\":{\"include_usage\":true},\n"
                   "            \"messages\":[{\"role\":\"user\",\"content\":\"h\\u00e9\"}]}");
        QCOMPARE(request.call.model, std::string("gpt-4o"));
        QVERIFY(request.call.streamed);
        QVERIFY(request.call.wantsStreamUsage);
        QCOMPARE(request.call.choices, 3);
        QCOMPARE(request.call.customer, std::string("acme"));
        QCOMPARE(request.call.outputLimit.value_or(0), 50);
        QCOMPARE(request.call.input.textTokens, 4 + 3); // "user" and the unescaped text
    }

    void countsImagesAudioToolsAndUnknownParts()
    {
        const auto request =
            parsed("{\"model\":\"m\",\"tools\":[{\"type\":\"function\"},{}],\"messages\":[{\"role\":\"user\","
                   "\"content\":[\n"
                   "            "
                   "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/"
                   "png;base64,AAAA\",\"detail\":\"low\"}},\n"
                   "            {\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x/y.png\"}},\n"
                   "            "
                   "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AAAA\",\"format\":\"wav\"}}]}]}");
        QCOMPARE(request.call.input.lowDetailImages, 1);
        QCOMPARE(request.call.input.images, 1);
        QCOMPARE(request.call.input.tools, 2);
        QVERIFY(request.call.input.audioBase64Bytes > 0);
        QVERIFY(!request.call.input.unbounded);
        QVERIFY(parsed("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"file\","
                       "\"file\":{\"file_id\":\"f\"}}]}]}")
                    .call.input.unbounded);
        const auto file = parsed("{\"model\":\"m\",\"messages\":[{\"content\":[{\"type\":\"file\",\"file\":{"
                                 "\"file_id\":\"f\"}}]}]}");
        QVERIFY(file.call.input.unbounded);
        const auto unknown =
            parsed("{\"model\":\"m\",\"messages\":[{\"content\":[{\"type\":\"hologram\"}]}]}");
        QVERIFY(unknown.call.input.unbounded);
    }

    void countsUnknownFieldsAsPrompt()
    {
        const auto before = parsed(plain).call.input.textTokens;
        const std::string with = "{\"model\":\"gpt-4o\",\"new_prompt_thing\":{\"text\":\"0123456789\"},"
                                 "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        QVERIFY(parsed(with).call.input.textTokens >= before + 10);
    }

    void refusesByName_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("param");
        QTest::newRow("no model") << QByteArray("{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}")
                                  << QByteArray("model");
        QTest::newRow("no messages") << QByteArray("{\"model\":\"m\"}") << QByteArray("messages");
        QTest::newRow("empty messages")
            << QByteArray("{\"model\":\"m\",\"messages\":[]}") << QByteArray("messages");
        QTest::newRow("doubled model")
            << QByteArray("{\"model\":\"a\",\"model\":\"b\",\"messages\":[{}]}") << QByteArray("model");
        QTest::newRow("escaped double")
            << QByteArray("{\"model\":\"a\",\"mod\\u0065l\":\"b\",\"messages\":[{}]}") << QByteArray("model");
        QTest::newRow("float limit") << QByteArray("{\"model\":\"a\",\"max_tokens\":1.5,\"messages\":[{}]}")
                                     << QByteArray("max_tokens");
        QTest::newRow("negative limit") << QByteArray("{\"model\":\"a\",\"max_tokens\":-1,\"messages\":[{}]}")
                                        << QByteArray("max_tokens");
        QTest::newRow("two limits") << QByteArray(
            "{\"model\":\"a\",\"max_tokens\":1,\"max_completion_tokens\":2,\"messages\":[{}]}")
                                    << QByteArray("max_completion_tokens");
        QTest::newRow("n 0") << QByteArray("{\"model\":\"a\",\"n\":0,\"messages\":[{}]}") << QByteArray("n");
        QTest::newRow("stream text") << QByteArray("{\"model\":\"a\",\"stream\":\"yes\",\"messages\":[{}]}")
                                     << QByteArray("stream");
        QTest::newRow("priority") << QByteArray(
            "{\"model\":\"a\",\"service_tier\":\"priority\",\"messages\":[{}]}")
                                  << QByteArray("service_tier");
        QTest::newRow("not json") << QByteArray("{") << QByteArray();
        QTest::newRow("array") << QByteArray("[]") << QByteArray();
        QTest::newRow("trailing") << QByteArray("{\"model\":\"a\",\"messages\":[{\"content\":\"x\"}]} {}")
                                  << QByteArray();
        QTest::newRow("bad utf-8") << QByteArray("{\"model\":\"\xff\",\"messages\":[{}]}") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void refusesByName()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, param);
        const auto result = parse(body.toStdString());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidRequest);
        QCOMPARE(QByteArray::fromStdString(result.error().param), param);
    }

    void leavesEveryByteAloneWhenNothingChanges()
    {
        const std::string body = "{ \"b\" : 1.0 , "
                                 "\"model\":\"gpt-4o\",\"a\":12345678901234567890,\"messages\":[{\"role\":"
                                 "\"user\",\"content\":\"x\"}] }\n";
        const std::string sent = forwardedBody(body, parsed(body), {.askForStreamUsage = true});
        QCOMPARE(sent, body);
    }

    void asksForUsageWhateverTheClientWrote_data()
    {
        QTest::addColumn<QByteArray>("options");
        for (const char *options :
             {"", "\"stream_options\":null,", "\"stream_options\":{},",
              "\"stream_options\":{\"include_usage\":false},", "\"stream_options\":{\"include_usage\":null},",
              "\"stream_options\":{ \"include_obfuscation\" : false },"})
            QTest::newRow(options) << QByteArray(options);
    }
    void asksForUsageWhateverTheClientWrote()
    {
        QFETCH(QByteArray, options);
        const std::string body =
            "{" + options.toStdString()
            + "\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
        const std::string sent = forwardedBody(body, parsed(body), {.askForStreamUsage = true});
        const auto json = nlohmann::json::parse(sent);
        QVERIFY2(json["stream_options"]["include_usage"] == true, sent.c_str());
        QVERIFY2(parse(sent).ok(), sent.c_str()); // no field doubled
    }

    void splicesModelAndLimit()
    {
        const std::string body = "{\"model\" : \"gpt-4o\" ,\"max_tokens\" : 900 , "
                                 "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"unknown\":1.0}";
        const std::string sent =
            forwardedBody(body, parsed(body),
                          {.model = "gpt-4o-mini", .outputLimit = 7, .limitField = "max_completion_tokens"});
        QCOMPARE(sent, std::string("{\"model\" : \"gpt-4o-mini\" ,\"max_tokens\" : 7 , "
                                   "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"unknown\":1.0}"));
        const std::string added =
            forwardedBody(plain, parsed(plain), {.outputLimit = 7, .limitField = "max_completion_tokens"});
        QCOMPARE(nlohmann::json::parse(added)["max_completion_tokens"].get<int>(), 7);
    }

    void aNullLimitIsReplacedNotDoubled()
    {
        const std::string body = "{\"model\":\"m\",\"max_tokens\":null,\"messages\":[{\"content\":\"x\"}]}";
        const std::string sent =
            forwardedBody(body, parsed(body), {.outputLimit = 7, .limitField = "max_tokens"});
        QCOMPARE(sent, std::string("{\"model\":\"m\",\"max_tokens\":7,\"messages\":[{\"content\":\"x\"}]}"));
    }

    void addsCostToWholeAnswers()
    {
        QCOMPARE(withCostFields("{\"id\":1}\n", 12, "0.000001"),
                 std::string("{\"id\":1,\"latency_ms\":12,\"cost_usd\":0.000001}\n"));
        QCOMPARE(withCostFields("{ }", 1, "0"), std::string("{ \"latency_ms\":1,\"cost_usd\":0}"));
        QCOMPARE(withCostFields("nonsense", 1, "0"), std::string("nonsense"));
    }
};

QTEST_APPLESS_MAIN(OpenAiChatTest)
#include "openaichat_test.moc"
