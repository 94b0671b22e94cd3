#include "routing/routeplanner.h"

#include <QTest>

using namespace llm0;

namespace {

ProviderRegistry::Accounts accounts()
{
    ProviderRegistry::Accounts made;
    for (const ProviderDescription &description : knownProviders()) {
        ProviderAccount account;
        account.description = std::make_shared<const ProviderDescription>(description);
        account.baseUrl = description.baseUrl;
        if (!description.keyVariable.empty() && description.slug != "mistral")
            account.keys.push_back({"main", Secret("k"), {}, 1, "file"});
        made[std::string(description.slug)] = account;
    }
    made["ollama"].models = {"llama3.3:latest", "qwen2.5:14b"};
    made["deepseek"].enabled = false;
    return made;
}

} // namespace

class RoutePlannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNamePicksTheProvider_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<QByteArray>("model");
        const auto row = [](const char *name, const char *provider, const char *model) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(provider) << QByteArray(model);
        };
        row("gpt-4o", "openai", "gpt-4o");
        row("gpt-99-future", "openai", "gpt-99-future");
        row("o3-mini", "openai", "o3-mini");
        row("chatgpt-4o-latest", "openai", "chatgpt-4o-latest");
        row("groq/llama-3.3-70b-versatile", "groq", "llama-3.3-70b-versatile");
        row("openai/gpt-4o", "openai", "gpt-4o");
        row("ollama/anything", "ollama", "anything");
        row("llama3.3", "ollama", "llama3.3");
        row("qwen2.5:14b", "ollama", "qwen2.5:14b");
        row("grok-4", "xai", "grok-4");
    }
    void theNamePicksTheProvider()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, provider);
        QFETCH(QByteArray, model);
        const auto plan = planRoute(name.toStdString(), accounts(), PriceBook::builtIn());
        QVERIFY2(plan.ok(), plan ? "" : plan.error().message.c_str());
        QCOMPARE(QByteArray::fromStdString(plan->steps.front().provider), provider);
        QCOMPARE(QByteArray::fromStdString(plan->steps.front().model), model);
    }

    void saysWhyAModelCannotBeReached_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("nobody's") << QByteArray("no-such-model") << QByteArray("no provider knows");
        QTest::newRow("no key") << QByteArray("mistral/mistral-large-latest")
                                << QByteArray("MISTRAL_API_KEY");
        QTest::newRow("switched off") << QByteArray("deepseek/deepseek-chat") << QByteArray("switched off");
        QTest::newRow("empty model") << QByteArray("openai/") << QByteArray("no provider knows");
    }
    void saysWhyAModelCannotBeReached()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, reason);
        const auto plan = planRoute(name.toStdString(), accounts(), PriceBook::builtIn());
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::ModelNotFound);
        QVERIFY2(plan.error().message.find(reason.toStdString()) != std::string::npos,
                 plan.error().message.c_str());
    }

    void keysNeverTravelInTheClearToPublicHosts()
    {
        QVERIFY(checkedBaseUrl("https://api.example.com/v1/", false).ok());
        QCOMPARE(*checkedBaseUrl("https://api.example.com/v1/", false),
                 std::string("https://api.example.com/v1"));
        for (const char *local : {"http://127.0.0.1:9000/v1", "http://localhost:1",
                                  "http://192.168.1.5:11434/v1", "http://[::1]:80", "http://box.local/v1"})
            QVERIFY2(checkedBaseUrl(local, false).ok(), local);
        for (const char *bad : {"http://api.example.com/v1", "ftp://x", "", "https://", "https://u:p@x.com",
                                "https://x.com/v1?k=1", "http://8.8.8.8/"})
            QVERIFY2(!checkedBaseUrl(bad, false).ok(), bad);
        QVERIFY(checkedBaseUrl("http://api.example.com/v1", true).ok());
    }
};

QTEST_APPLESS_MAIN(RoutePlannerTest)
#include "routeplanner_test.moc"
