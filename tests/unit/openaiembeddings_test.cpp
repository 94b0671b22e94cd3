#include "dialects/openai/openai.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

using Json = nlohmann::json;

std::int64_t oneTokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

Result<ParsedCall> parse(const Json &body)
{
    std::string text = body.dump();
    return openAiEmbeddingsDialect().parse(text, {}, oneTokenPerByte);
}

EmbeddingRequest parsedInput(const Json &input)
{
    return *parse(Json{{"model", "m"}, {"input", input}})->embedding();
}

} // namespace

class OpenAiEmbeddingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormOfInput()
    {
        QVERIFY(parsedInput("a").single);
        QCOMPARE(parsedInput("a").texts, std::vector<std::string>{"a"});
        QVERIFY(!parsedInput(Json::array({"a"})).single);
        QCOMPARE(parsedInput(Json::array({"a", "b"})).texts.size(), std::size_t(2));
        QVERIFY(parsedInput(Json::array({1, 2})).single);
        QCOMPARE(parsedInput(Json::array({1, 2})).tokens.at(0), (std::vector<std::int64_t>{1, 2}));
        const Json two = Json::array({Json::array({1}), Json::array({2, 3})});
        QVERIFY(!parsedInput(two).single);
        QCOMPARE(parsedInput(two).tokens.at(1), (std::vector<std::int64_t>{2, 3}));
    }

    void countsWhatIsSent()
    {
        const auto texts =
            parse(Json{{"model", "m"}, {"input", Json::array({"abc", "de"})}, {"user", "acme"}});
        QVERIFY(texts->call.embeds);
        QCOMPARE(texts->call.input.textTokens, 5);
        QCOMPARE(texts->call.customer, std::string("acme"));
        const auto tokens = parse(Json{{"model", "m"}, {"input", Json::array({100, 200, 300})}});
        QCOMPARE(tokens->call.input.textTokens, 3);
    }

    void refusesByName_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char *body, const char *param) {
            QTest::newRow(body) << QByteArray(body) << QByteArray(param);
        };
        row("{\"input\":\"a\"}", "model");
        row("{\"model\":\"m\"}", "input");
        row("{\"model\":\"m\",\"input\":[]}", "input");
        row("{\"model\":\"m\",\"input\":[\"a\",1]}", "input");
        row("{\"model\":\"m\",\"input\":{}}", "input");
        row("{\"model\":\"m\",\"model\":\"n\",\"input\":\"a\"}", "model");
        row("{\"model\":\"m\",\"input\":\"a\",\"dimensions\":0}", "dimensions");
        row("{\"model\":\"m\",\"input\":\"a\",\"encoding_format\":\"hex\"}", "encoding_format");
    }
    void refusesByName()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, param);
        std::string text = body.toStdString();
        const auto result = openAiEmbeddingsDialect().parse(text, {}, oneTokenPerByte);
        QVERIFY(!result);
        QCOMPARE(QByteArray::fromStdString(result.error().param), param);
    }

    void requestsAreReadAsTheyWereMeant()
    {
        for (const Json &input :
             {Json("a"), Json::array({"a"}), Json::array({1, 2}), Json::array({Json::array({1})})}) {
            EmbeddingRequest meant = parsedInput(input);
            meant.dimensions = 256;
            const auto body = openAiEmbeddingsFormat().body(meant, RequestTerms{.model = "m"});
            QVERIFY(body.ok());
            QVERIFY(Json::parse(*body)["input"] == input);
            std::string text = *body;
            QVERIFY(*openAiEmbeddingsDialect().parse(text, {}, oneTokenPerByte)->embedding() == meant);
        }
    }

    void whatOnlyOthersKnowIsRefused()
    {
        EmbeddingRequest request = parsedInput("a");
        request.task = "RETRIEVAL_QUERY";
        QCOMPARE(openAiEmbeddingsFormat().body(request, {}).error().param, std::string("taskType"));
        const auto extra = parse(Json{{"model", "m"}, {"input", "a"}, {"input_type", "query"}});
        QCOMPARE(openAiEmbeddingsFormat().body(*extra->embedding(), {}).error().param,
                 std::string("input_type"));
    }

    void answersComeBackInBothEncodings()
    {
        EmbeddingAnswer told;
        told.model = "m";
        told.vectors = {{0.1F, -2.5F, 1e-10F}, {3.0F, 0.0F, -0.0F}};
        told.promptTokens = 7;
        for (const bool base64 : {false, true}) {
            auto parsed = parse(Json{{"model", "m"},
                                     {"input", Json::array({"a", "b"})},
                                     {"encoding_format", base64 ? "base64" : "float"}});
            const std::string body = openAiEmbeddingsDialect().answerWriter(*parsed, {})->whole(told);
            const Json json = Json::parse(body);
            QCOMPARE(json["data"][1]["embedding"].is_string(), base64);
            QCOMPARE(json["usage"]["prompt_tokens"].get<int>(), 7);
            QVERIFY(!json["id"].get<std::string>().empty());
            const auto read = openAiEmbeddingsFormat().embeddings(body);
            QVERIFY(read.ok());
            QVERIFY(read->vectors == told.vectors);
            QVERIFY(read->promptTokens == told.promptTokens);
        }
    }

    void base64IsLittleEndianFloat32()
    {
        EmbeddingAnswer told;
        told.vectors = {{1.0F}};
        const auto parsed = parse(Json{{"model", "m"}, {"input", "a"}, {"encoding_format", "base64"}});
        const Json json = Json::parse(openAiEmbeddingsDialect().answerWriter(*parsed, {})->whole(told));
        QCOMPARE(json["data"][0]["embedding"].get<std::string>(), std::string("AACAPw==")); // 00 00 80 3f
    }

    void vectorsStandInTheOrderOfTheirIndex()
    {
        const auto read = openAiEmbeddingsFormat().embeddings(
            "{\"data\":[{\"index\":1,\"embedding\":[2]},{\"index\":0,\"embedding\":[1]},"
            "{\"index\":99,\"embedding\":[3]}]}");
        QVERIFY(read.ok());
        QCOMPARE(read->vectors[0], std::vector<float>{1});
        QCOMPARE(read->vectors[1], std::vector<float>{2});
        QVERIFY(!read->promptTokens);
    }

    void whatIsNoAnswerIsSaidToBeNone()
    {
        for (const char *body : {"", "[]", "{}", "{\"error\":{\"message\":\"x\"}}"})
            QVERIFY(!openAiEmbeddingsFormat().embeddings(body).ok());
    }
};

QTEST_APPLESS_MAIN(OpenAiEmbeddingsTest)
#include "openaiembeddings_test.moc"
