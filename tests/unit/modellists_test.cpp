#include "dialects/anthropic/anthropicmodels.h"
#include "dialects/gemini/geminimodels.h"
#include "dialects/ollama/ollamamodels.h"
#include "formatfixture.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

const std::vector<ListedModel> models = {{"gpt-4o", "openai", 128000, 16384, false, 1795514400},
                                         {"text-embedding-3-small", "openai", 0, 0, true, 0}};

} // namespace

class ModelListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsModelsAsOllamaDoes()
    {
        const Json tags = json(ollamaTags(models))["models"];
        QCOMPARE(tags.size(), 2u);
        QCOMPARE(tags[0]["name"].get<std::string>(), std::string("gpt-4o"));
        QCOMPARE(tags[0]["modified_at"].get<std::string>(), std::string("2026-11-24T10:00:00Z"));
        QCOMPARE(tags[0]["details"]["family"].get<std::string>(), std::string("openai"));
        const Json shown = json(ollamaShow(models[0]));
        QCOMPARE(shown["model_info"]["openai.context_length"].get<int>(), 128000);
        QCOMPARE(text(shown["capabilities"]), q("['completion','tools']"));
        QCOMPARE(text(json(ollamaShow(models[1]))["capabilities"]), q("['embedding']"));
        QCOMPARE(ollamaVersion("0.12.6"), q("{'version':'0.12.6'}"));
        QCOMPARE(ollamaRunning(), q("{'models':[]}"));
    }

    void tellsModelsAsGeminiDoes()
    {
        const Json list = json(geminiModels(models))["models"];
        QCOMPARE(list[0]["name"].get<std::string>(), std::string("models/gpt-4o"));
        QCOMPARE(list[0]["inputTokenLimit"].get<int>(), 128000);
        QCOMPARE(list[0]["outputTokenLimit"].get<int>(), 16384);
        QCOMPARE(text(list[1]["supportedGenerationMethods"]), q("['embedContent','batchEmbedContents']"));
        QVERIFY(!list[1].contains("inputTokenLimit"));
        QCOMPARE(json(geminiModel(models[0])).dump(), list[0].dump());
        QCOMPARE(geminiTokenCount(7), q("{'totalTokens':7}"));
    }

    void tellsModelsAsAnthropicDoes()
    {
        QCOMPARE(text(json(anthropicModels(models))),
                 text(json(
                     q("{'data':[{'type':'model','id':'gpt-4o','display_name':'gpt-4o','created_at':"
                       "'2026-11-24T10:00:00Z'},{'type':'model','id':'text-embedding-3-small','display_name':"
                       "'text-embedding-3-small','created_at':'1970-01-01T00:00:00Z'}],'has_more':false,"
                       "'first_id':'gpt-4o','last_id':'text-embedding-3-small'}"))));
        QCOMPARE(anthropicModels({}), q("{'data':[],'has_more':false,'first_id':null,'last_id':null}"));
    }
};

QTEST_APPLESS_MAIN(ModelListsTest)
#include "modellists_test.moc"
