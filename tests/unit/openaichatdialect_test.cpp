#include "dialects/openai/openai.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

std::int64_t oneTokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

Result<ParsedCall> parse(std::string body)
{
    return openAiChatDialect().parse(body, {}, oneTokenPerByte);
}

ParsedCall parsed(const std::string &body)
{
    auto result = parse(body);
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return *std::move(result);
}

ParsedCall parsedContent(const std::string &content)
{
    return parsed("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}");
}

const std::string plain = "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

} // namespace

/// The dialect's side towards the line: what is priced, what is refused, which bytes change.
class OpenAiChatDialectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheLineNeeds()
    {
        const auto request =
            parsed("{ \"model\" : \"gpt-4o\", \"stream\":true, \"n\":3, \"user\":\"acme\",\n            "
                   "\"max_tokens\": 50, \"stream_options\":{\"include_usage\":true},\n            "
                   "\"messages\":[{\"role\":\"user\",\"content\":\"h\\u00e9\"}]}");
        QCOMPARE(request.call.model, std::string("gpt-4o"));
        QVERIFY(request.call.streamed);
        QVERIFY(request.call.wantsStreamUsage);
        QCOMPARE(request.call.choices, 3);
        QCOMPARE(request.call.customer, std::string("acme"));
        QCOMPARE(request.call.outputLimit.value_or(0), 50);
        QCOMPARE(request.call.input.messages, 1);
        QCOMPARE(request.call.input.textTokens, 3); // the unescaped text; its role is in the message's share
    }

    void jsonMayNestDeeperThanAnyoneWritesItAndNoDeeper()
    {
        const auto nested = [](std::size_t depth) {
            return "{\"model\":\"m\",\"messages\":[{}],\"metadata\":" + std::string(depth, '[')
                   + std::string(depth, ']') + "}";
        };
        QVERIFY(parse(nested(100)).ok());
        for (const std::size_t depth : {200u, 2'000u, 200'000u}) {
            const auto deep = parse(nested(depth));
            QVERIFY(!deep.ok());
            QCOMPARE(deep.error().code, ErrorCode::InvalidRequest);
        }
    }

    void theSafetyIdentifierNamesTheCustomerBeforeUser()
    {
        const std::string rest = ",\"model\":\"m\",\"messages\":[{}]}";
        QCOMPARE(parsed("{\"safety_identifier\":\"b\",\"user\":\"a\"" + rest).call.customer,
                 std::string("b"));
        QCOMPARE(parsed("{\"user\":\"a\",\"safety_identifier\":\"b\"" + rest).call.customer,
                 std::string("b"));
    }

    void countsImagesAudioToolsAndUnknownParts()
    {
        const auto request =
            parsed("{\"model\":\"m\",\"tools\":[{\"type\":\"function\"},{}],\"messages\":[{\"role\":\"user\","
                   "\"content\":[\n            "
                   "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/"
                   "png;base64,AAAA\",\"detail\":\"low\"}},\n            "
                   "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x/y.png\"}},\n            "
                   "{\"type\":\"image_url\",\"image_url\":\"https://x/z.png\"},\n            "
                   "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AAAA\",\"format\":\"wav\"}}]}]}");
        QCOMPARE(request.call.input.lowDetailImages, 1);
        QCOMPARE(request.call.input.images, 2);
        QCOMPARE(request.call.input.tools, 2);
        QCOMPARE(request.call.input.audioBase64Bytes, 4);
        QVERIFY(!request.call.input.unbounded);
    }

    void whatCannotBeSizedIsUnbounded_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("file by ID") << QByteArray(
            "{\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}]}");
        QTest::newRow("file") << QByteArray("{\"content\":[{\"type\":\"file\",\"file\":{\"file_data\":\"data:"
                                            "application/pdf;base64,AA\"}}]}");
        QTest::newRow("unknown part") << QByteArray("{\"content\":[{\"type\":\"hologram\"}]}");
        QTest::newRow("unknown part with a text")
            << QByteArray("{\"content\":[{\"type\":\"hologram\",\"text\":\"x\"}]}");
        QTest::newRow("part without type") << QByteArray("{\"content\":[{\"video\":\"x\"}]}");
        QTest::newRow("earlier audio") << QByteArray("{\"role\":\"assistant\",\"audio\":{\"id\":\"a\"}}");
    }
    void whatCannotBeSizedIsUnbounded()
    {
        QFETCH(QByteArray, message);
        QVERIFY(
            parsed("{\"model\":\"m\",\"messages\":[" + message.toStdString() + "]}").call.input.unbounded);
    }

    void toolsOfTheProviderAreUnbounded()
    {
        QVERIFY(parsed("{\"model\":\"m\",\"tools\":[{\"type\":\"browser_search\"}],\"messages\":[{}]}")
                    .call.input.unbounded);
    }

    void countsUnknownFieldsAsPrompt()
    {
        const auto before = parsed(plain).call.input.textTokens;
        for (const char *field :
             {"\"new_prompt_thing\":{\"text\":\"0123456789\"},", "\"functions\":[{\"name\":\"0123456789\"}],",
              "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{\"a\":"
              "\"0123456789\"}}},",
              "\"tools\":[{\"type\":\"function\",\"function\":{\"description\":\"0123456789\"}}],"}) {
            const std::string with =
                std::string("{") + field
                + "\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
            QVERIFY2(parsed(with).call.input.textTokens >= before + 10, field);
        }
        const std::string inMessage =
            "{\"model\":\"m\",\"messages\":[{\"content\":\"hi\",\"new\":\"0123456789\"}]}";
        QVERIFY(parsed(inMessage).call.input.textTokens >= before + 10);
        QVERIFY(parsedContent("[{\"type\":\"text\",\"text\":\"hi\",\"new\":\"0123456789\"}]")
                    .call.input.textTokens
                >= before + 10);
    }

    void predictedOutputIsCounted()
    {
        const auto request = parsed("{\"model\":\"m\",\"prediction\":{\"type\":\"content\",\"content\":"
                                    "\"0123456789\"},\"messages\":[{}]}");
        QVERIFY(request.call.input.predictedTokens >= 10);
        QVERIFY(request.call.input.textTokens >= 10);
    }

    void aSearchOfTheWebIsCounted()
    {
        QCOMPARE(
            parsed("{\"model\":\"m\",\"web_search_options\":{},\"messages\":[{}]}").call.input.webSearches,
            1);
        QCOMPARE(
            parsed("{\"model\":\"m\",\"web_search_options\":null,\"messages\":[{}]}").call.input.webSearches,
            0);
    }

    void spokenAnswersAndBestOfAreSeen()
    {
        QVERIFY(parsed("{\"model\":\"m\",\"modalities\":[\"text\",\"audio\"],\"messages\":[{}]}")
                    .call.audioOutput);
        QVERIFY(!parsed("{\"model\":\"m\",\"modalities\":[\"text\"],\"messages\":[{}]}").call.audioOutput);
        QCOMPARE(parsed("{\"model\":\"m\",\"n\":2,\"best_of\":5,\"messages\":[{}]}").call.choices, 5);
    }

    void saysNothingOfAPrefixThatIsNone()
    {
        const auto extras = [](const std::string &prefix) {
            const std::string body = R"({"model":"m","messages":[{"role":"assistant","content":"x","prefix":)"
                                     + prefix + R"(},{"role":"user","content":"x"}]})";
            return parsed(body).chat()->extras.size();
        };
        QCOMPARE(extras("false"), std::size_t{0});
        QCOMPARE(extras("true"), std::size_t{1});
    }

    void refusesByName_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char *name, const char *body, const char *param) {
            QTest::newRow(name) << QByteArray(body) << QByteArray(param);
        };
        row("no model", "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}", "model");
        row("no messages", "{\"model\":\"m\"}", "messages");
        row("empty messages", "{\"model\":\"m\",\"messages\":[]}", "messages");
        row("doubled model", "{\"model\":\"a\",\"model\":\"b\",\"messages\":[{}]}", "model");
        row("escaped double", "{\"model\":\"a\",\"mod\\u0065l\":\"b\",\"messages\":[{}]}", "model");
        row("doubled content", "{\"model\":\"a\",\"messages\":[{\"content\":\"a\",\"content\":\"b\"}]}",
            "messages[].content");
        row("doubled text",
            "{\"model\":\"a\",\"messages\":[{\"content\":[{\"type\":\"text\",\"text\":\"\",\"text\":\"b\"}]}]"
            "}",
            "messages[].content[].text");
        row("float limit", "{\"model\":\"a\",\"max_tokens\":1.5,\"messages\":[{}]}", "max_tokens");
        row("negative limit", "{\"model\":\"a\",\"max_tokens\":-1,\"messages\":[{}]}", "max_tokens");
        row("two limits", "{\"model\":\"a\",\"max_tokens\":1,\"max_completion_tokens\":2,\"messages\":[{}]}",
            "max_completion_tokens");
        row("n 0", "{\"model\":\"a\",\"n\":0,\"messages\":[{}]}", "n");
        row("stream text", "{\"model\":\"a\",\"stream\":\"yes\",\"messages\":[{}]}", "stream");
        row("priority", "{\"model\":\"a\",\"service_tier\":\"priority\",\"messages\":[{}]}", "service_tier");
        row("scale", "{\"model\":\"a\",\"service_tier\":\"scale\",\"messages\":[{}]}", "service_tier");
        row("content number", "{\"model\":\"a\",\"messages\":[{\"content\":1}]}", "messages[].content");
        row("options text", "{\"model\":\"a\",\"stream_options\":\"x\",\"messages\":[{}]}", "stream_options");
        row("not json", "{", "");
        row("array", "[]", "");
        row("trailing", "{\"model\":\"a\",\"messages\":[{\"content\":\"x\"}]} {}", "");
        row("bad utf-8", "{\"model\":\"\xff\",\"messages\":[{}]}", "");
        row("empty", "", "");
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
        const std::string body =
            "{ \"b\" : 1.0 , \"model\":\"gpt-4o\",\"a\":12345678901234567890,\"messages\":[\n            "
            "{\"role\":\"user\",\"content\":\"x\"}] }"
            "\n";
        QCOMPARE(forwardedBody(body, parsed(body), {.askForStreamUsage = true}), body);
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

    void asksForNoUsageThatComesAnyway()
    {
        const std::string asked =
            "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":[{}]}";
        QCOMPARE(forwardedBody(asked, parsed(asked), {.askForStreamUsage = true}), asked);
        QCOMPARE(forwardedBody(plain, parsed(plain), {.askForStreamUsage = true}), plain);
    }

    void splicesModelAndLimit()
    {
        const std::string body =
            "{\"model\" : \"gpt-4o\" ,\"max_tokens\" : 900 , \"messages\":[{}],\"unknown\":1.0}";
        const std::string sent =
            forwardedBody(body, parsed(body),
                          {.model = "gpt-4o-mini", .outputLimit = 7, .limitField = "max_completion_tokens"});
        QCOMPARE(
            sent,
            std::string(
                "{\"model\" : \"gpt-4o-mini\" ,\"max_tokens\" : 7 , \"messages\":[{}],\"unknown\":1.0}"));
        const std::string added =
            forwardedBody(plain, parsed(plain), {.outputLimit = 7, .limitField = "max_completion_tokens"});
        QCOMPARE(nlohmann::json::parse(added)["max_completion_tokens"].get<int>(), 7);
    }

    void aNullLimitIsReplacedNotDoubled()
    {
        const std::string body = "{\"model\":\"m\",\"max_tokens\":null,\"messages\":[{\"content\":\"x\"}]}";
        QCOMPARE(forwardedBody(body, parsed(body), {.outputLimit = 7, .limitField = "max_tokens"}),
                 std::string("{\"model\":\"m\",\"max_tokens\":7,\"messages\":[{\"content\":\"x\"}]}"));
    }

    void addsCostToWholeAnswers()
    {
        const ParsedCall call = parsed(plain);
        const auto writer = openAiChatDialect().answerWriter(call, {});
        QCOMPARE(writer->withCost("{\"id\":1}\n", 12, "0.000001"),
                 std::string("{\"id\":1,\"latency_ms\":12,\"cost_usd\":0.000001}\n"));
        QCOMPARE(writer->withCost("{ }", 1, "0"), std::string("{ \"latency_ms\":1,\"cost_usd\":0}"));
        QCOMPARE(writer->withCost("nonsense", 1, "0"), std::string("nonsense"));
    }

    void errorsHaveTheTypeThatSdksLookFor_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("type");
        const auto row = [](ErrorCode code, const char *type) {
            QTest::newRow(codeName(code).data()) << int(code) << QByteArray(type);
        };
        row(ErrorCode::InvalidApiKey, "authentication_error");
        row(ErrorCode::SpendCapExceeded, "insufficient_quota");
        row(ErrorCode::CustomerSpendCapExceeded, "insufficient_quota");
        row(ErrorCode::RateLimitExceeded, "rate_limit_error");
        row(ErrorCode::CustomerRateLimitExceeded, "rate_limit_error");
        row(ErrorCode::CustomerMismatch, "permission_error");
        row(ErrorCode::ModelNotAllowed, "permission_error");
        row(ErrorCode::InvalidRequest, "invalid_request_error");
        row(ErrorCode::ModelNotFound, "invalid_request_error");
        row(ErrorCode::ProviderError, "api_error");
        row(ErrorCode::SpendPaused, "api_error");
    }
    void errorsHaveTheTypeThatSdksLookFor()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, type);
        const Error error{ErrorCode(code), "why", "field"};
        const auto json =
            nlohmann::json::parse(openAiChatDialect().errorBody(callErrorOf(error, "{\"limit_usd\":\"1\"}")));
        QCOMPARE(json["error"]["type"].get<std::string>(), type.toStdString());
        QCOMPARE(json["error"]["code"].get<std::string>(), std::string(codeName(error.code)));
        QCOMPARE(json["error"]["param"].get<std::string>(), std::string("field"));
        QCOMPARE(json["error"]["limit_usd"].get<std::string>(), std::string("1"));
    }

    void readsErrorsOfManyServers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("openai") << QByteArray(
            "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"param\":\"p\",\"code\":\"c\"}}")
                                << QByteArray("no") << QByteArray("c");
        QTest::newRow("no code") << QByteArray(
            "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"code\":null}}")
                                 << QByteArray("no") << QByteArray("t");
        QTest::newRow("text") << QByteArray("{\"error\":\"no\"}") << QByteArray("no") << QByteArray();
        QTest::newRow("mistral") << QByteArray(
            "{\"object\":\"error\",\"message\":\"no\",\"type\":\"t\",\"code\":3000}")
                                 << QByteArray("no") << QByteArray("3000");
        QTest::newRow("fastapi") << QByteArray("{\"detail\":\"no\"}") << QByteArray("no") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>") << QByteArray() << QByteArray();
    }
    void readsErrorsOfManyServers()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, code);
        const CallError error = openAiChatFormat().error(400, body.toStdString());
        QCOMPARE(error.status, 400);
        QCOMPARE(QByteArray::fromStdString(error.message), message);
        QCOMPARE(QByteArray::fromStdString(error.code), code);
    }
};

QTEST_APPLESS_MAIN(OpenAiChatDialectTest)
#include "openaichatdialect_test.moc"
