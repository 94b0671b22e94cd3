#include "dialects/gemini/gemini.h"
#include "formatfixture.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

const CallTarget one{"gemini-embedding-001", false, true, false, false};
const CallTarget batch{"gemini-embedding-001", false, true, true, false};

EmbeddingRequest read(const std::string &body, const CallTarget &target)
{
    return *parsedCall(geminiEmbeddingsDialect(), q(body), target).embedding();
}

std::string bodyOf(const EmbeddingRequest &request)
{
    RequestTerms terms;
    terms.model = "gemini-embedding-001";
    const auto body = geminiEmbeddingsFormat().body(request, terms);
    return body ? *body : body.error().param;
}

std::string told(bool asBatch, const EmbeddingAnswer &answer)
{
    return geminiEmbeddingsDialect().answerWriter({}, asBatch ? batch : one)->whole(answer);
}

} // namespace

class GeminiEmbeddingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOneText()
    {
        const EmbeddingRequest request =
            read("{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'hi'}]},'task_type':"
                 "'CLUSTERING','outputDimensionality':64}",
                 one);
        QVERIFY(request.single);
        QCOMPARE(request.texts, std::vector<std::string>{"hi"});
        QCOMPARE(request.task, std::string("CLUSTERING"));
        QCOMPARE(request.dimensions.value_or(0), 64);
        QVERIFY(request.extras.empty());
    }

    void readsABatchAndWritesItBack()
    {
        const std::string body =
            q("{'requests':[{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'a'}]}},"
              "{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'b'}]}}]}");
        const EmbeddingRequest request = read(body, batch);
        QCOMPARE(request.texts, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(bodyOf(request), body);
    }

    void writesOneTextAlone()
    {
        EmbeddingRequest request;
        request.texts = {"a"};
        request.dimensions = 3;
        QCOMPARE(bodyOf(request),
                 q("{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'a'}]},"
                   "'outputDimensionality':3}"));
    }

    void refusesTokensAndWhatOnlyGeminiEmbeds()
    {
        EmbeddingRequest tokens;
        tokens.tokens = {{1, 2}};
        QCOMPARE(bodyOf(tokens), std::string("input (tokens)"));
        auto picture =
            parsedCall(geminiEmbeddingsDialect(),
                       q("{'content':{'parts':[{'inlineData':{'mimeType':'image/png','data':'AA'}}]}}"), one);
        QVERIFY(picture.call.input.unbounded);
        QVERIFY(picture.call.embeds);
        QCOMPARE(bodyOf(*picture.embedding()), std::string("content.parts"));
        QCOMPARE(bodyOf(read(
                     "{'requests':[{'content':{'parts':[{'text':'a'}]},'taskType':'CLUSTERING'},{'content':"
                     "{'parts':[{'text':'b'}]}}]}",
                     batch)),
                 std::string("requests[1].taskType"));
    }

    /// Its model would go on as it came, whatever model is priced.
    void refusesABatchThatIsNoList()
    {
        std::string body =
            q("{'requests':{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'a'}]}}}");
        const auto parsed =
            geminiEmbeddingsDialect().parse(body, batch, [](std::string_view) { return std::int64_t(1); });
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().param, std::string("requests"));
    }

    void changesEveryPlaceThatNamesTheModel()
    {
        const std::string body =
            q("{'requests':[{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'a'}]}},"
              " {'content':{'parts':[{'text':'b'}]},'model':'models/gemini-embedding-001'}]}");
        BodyChanges changes;
        changes.model = "other";
        const std::string forwarded =
            forwardedBody(body, parsedCall(geminiEmbeddingsDialect(), body, batch), changes);
        QCOMPARE(forwarded, q("{'requests':[{'model':'models/other','content':{'parts':[{'text':'a'}]}},"
                              " {'content':{'parts':[{'text':'b'}]},'model':'models/other'}]}"));
    }

    void readsAndTellsVectors()
    {
        const auto single = geminiEmbeddingsFormat().embeddings(q("{'embedding':{'values':[0.1,-2,3e-5]}}"));
        QCOMPARE(told(false, *single), q("{'embedding':{'values':[0.1,-2,3e-05]}}"));
        QVERIFY(!single->promptTokens);
        const auto several = geminiEmbeddingsFormat().embeddings(
            q("{'embeddings':[{'values':[1]},{'values':[0.25]}],'usageMetadata':{'promptTokenCount':7}}"));
        QCOMPARE(several->vectors.size(), 2u);
        QCOMPARE(several->promptTokens.value_or(0), 7);
        QCOMPARE(
            told(true, *several),
            q("{'embeddings':[{'values':[1]},{'values':[0.25]}],'usageMetadata':{'promptTokenCount':7}}"));
        QVERIFY(!geminiEmbeddingsFormat().embeddings("{}").ok());
        QVERIFY(!geminiEmbeddingsFormat().embeddings("oops").ok());
    }
};

QTEST_APPLESS_MAIN(GeminiEmbeddingsTest)
#include "geminiembeddings_test.moc"
