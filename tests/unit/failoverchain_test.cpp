#include "routing/failoverchain.h"

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
        if (account.needsKey())
            account.keys.push_back({"main", Secret("k"), {}, 1, "file"});
        made[description.slug] = account;
    }
    made["ollama"].models = {"llama3.3:latest"};
    return made;
}

FailoverSettings settings(FailoverMode mode = FailoverMode::CloudFirst)
{
    FailoverSettings made;
    made.mode = mode;
    made.ollama = {"llama3.3", "qwen2.5", "gemma3"};
    return made;
}

/// The steps as "provider/model", parted by blanks; or the error.
std::string chain(const char *model, const FailoverSettings &settings,
                  const ProviderRegistry::Accounts &reachable = accounts(), bool embeds = false)
{
    const RouteStep asked = placeOf(model, reachable, PriceBook::builtIn());
    const auto plan = withFailover(model, asked, settings, reachable, PriceBook::builtIn(), embeds);
    if (!plan)
        return plan.error().message;
    std::string steps;
    for (const RouteStep &step : plan->steps)
        steps += (steps.empty() ? "" : " ") + step.provider + "/" + step.model;
    return steps;
}

} // namespace

class FailoverChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsAreStoodInForByTheirLike_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *model, ModelClass kind) {
            QTest::newRow(model) << QByteArray(model) << static_cast<int>(kind);
        };
        row("gpt-4o", ModelClass::Flagship);
        row("o3", ModelClass::Flagship);
        row("claude-opus-4-5", ModelClass::Flagship);
        row("gemini-2.5-pro", ModelClass::Flagship);
        row("gpt-4o-mini", ModelClass::Balanced);
        row("claude-haiku-4-5", ModelClass::Balanced);
        row("gemini-2.5-flash", ModelClass::Balanced);
        row("gemini-2.5-flash-lite", ModelClass::Budget);
        row("gpt-5-nano", ModelClass::Budget);
        row("llama-3.1-8b-instant", ModelClass::Budget);
    }
    void modelsAreStoodInForByTheirLike()
    {
        QFETCH(QByteArray, model);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(classOf(model.toStdString())), kind);
    }

    void theModeSaysWhereLocalModelsStand()
    {
        const FailoverSettings made = settings();
        const std::string clouds = "openai/gpt-4o anthropic/" + made.standIns.at("anthropic").flagship
                                   + " google/" + made.standIns.at("google").flagship;
        QCOMPARE(chain("gpt-4o", settings(FailoverMode::CloudFirst)), clouds + " ollama/llama3.3");
        QCOMPARE(chain("gpt-4o", settings(FailoverMode::LocalFirst)), "ollama/llama3.3 " + clouds);
        QCOMPARE(chain("gpt-4o", settings(FailoverMode::CloudOnly)), clouds);
        QCOMPARE(chain("gpt-4o", settings(FailoverMode::LocalOnly)), std::string("ollama/llama3.3"));
    }

    void cheapModelsFailOverToCheapOnes()
    {
        const FailoverSettings made = settings();
        QCOMPARE(chain("gpt-4o-mini", made), "openai/gpt-4o-mini anthropic/"
                                                 + made.standIns.at("anthropic").cheap + " google/"
                                                 + made.standIns.at("google").cheap + " ollama/qwen2.5");
        QVERIFY(chain("gpt-5-nano", made).ends_with(" ollama/gemma3"));
    }

    void whatCannotBeReachedIsLeftOut()
    {
        ProviderRegistry::Accounts few = accounts();
        few["anthropic"].keys.clear();
        few["google"].enabled = false;
        QCOMPARE(chain("gpt-4o", settings(), few), std::string("openai/gpt-4o ollama/llama3.3"));
    }

    void namedProvidersAndLocalModelsArePinned()
    {
        QCOMPARE(chain("groq/llama-3.3-70b-versatile", settings()),
                 std::string("groq/llama-3.3-70b-versatile"));
        QCOMPARE(chain("openai/gpt-4o", settings()), std::string("openai/gpt-4o"));
        QCOMPARE(chain("llama3.3", settings()), std::string("ollama/llama3.3"));
    }

    void embeddingsStayWithTheirModel()
    {
        const auto embedding = [](const FailoverSettings &made) {
            return chain("text-embedding-3-small", made, accounts(), true);
        };
        for (const FailoverMode mode :
             {FailoverMode::CloudFirst, FailoverMode::LocalFirst, FailoverMode::CloudOnly})
            QCOMPARE(embedding(settings(mode)), std::string("openai/text-embedding-3-small"));
        QVERIFY(embedding(settings(FailoverMode::LocalOnly)).find("local_only") != std::string::npos);
        FailoverSettings own = settings();
        own.chains["text-embedding-3-small"] = {"google/gemini-embedding-001"};
        QCOMPARE(embedding(own), std::string("openai/text-embedding-3-small google/gemini-embedding-001"));
    }

    void theOwnersChainReplacesWhatIsDerived()
    {
        FailoverSettings made = settings();
        made.chains["gpt-4o"] = {"groq/llama-3.3-70b-versatile", "gpt-4o", "nobody-knows-this"};
        made.chains["openai/gpt-4o"] = {"gpt-4o-mini"};
        made.chains["gpt-4o-mini"] = {};
        QCOMPARE(chain("gpt-4o", made), std::string("openai/gpt-4o groq/llama-3.3-70b-versatile"));
        QCOMPARE(chain("openai/gpt-4o", made), std::string("openai/gpt-4o openai/gpt-4o-mini"));
        QCOMPARE(chain("gpt-4o-mini", made), std::string("openai/gpt-4o-mini"));
    }

    void localOnlyWithoutAStandInSaysWhatToDo()
    {
        FailoverSettings made = settings(FailoverMode::LocalOnly);
        made.ollama = {};
        QVERIFY(chain("gpt-4o", made).find("OLLAMA_MODEL_FLAGSHIP") != std::string::npos);
    }

    void theStandInsThatShipHavePrices()
    {
        const FailoverSettings defaults;
        for (const auto &[provider, models] : defaults.standIns) {
            QVERIFY2(PriceBook::builtIn().find(provider, models.flagship), models.flagship.c_str());
            QVERIFY2(PriceBook::builtIn().find(provider, models.cheap), models.cheap.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(FailoverChainTest)
#include "failoverchain_test.moc"
