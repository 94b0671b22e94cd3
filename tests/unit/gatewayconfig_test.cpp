#include "configstore.h"
#include "emptyregistry.h"
#include "providers/provideraccounts.h"
#include "storage/filesecretstore.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace llm0;
using test::EmptyRegistry;
using Values = ConfigStore::Values;

class GatewayConfigTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void laterLayersWin();
    void startsFromDefaults();
    void readsTheNamesOfLlm0();
    void aPortAloneKeepsTheHost();
    void refusesUnknownNames();
    void namesTheSettingThatIsWrong_data();
    void namesTheSettingThatIsWrong();
    void changesAllOrNothing();
    void aRemovedValueFallsBack();
    void auditsTheChange();
    void aPauseSurvivesARestart();
    void anUnreadablePauseStaysOne();
    void keepsKeysFromTheEnvironmentFirst();
    void refusesAKeyInTheClear();
    void keepsSecretsForTheOwnerOnly();

private:
    std::string write(const QByteArray &json);
    SettingView viewOf(const ConfigStore &store, const std::string &name);

    std::unique_ptr<QTemporaryDir> m_dir;
    EmptyRegistry m_registry;
};

void GatewayConfigTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_registry = EmptyRegistry();
}

std::string GatewayConfigTest::write(const QByteArray &json)
{
    const QString path = m_dir->filePath(QStringLiteral("config.json"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(json);
    return path.toStdString();
}

SettingView GatewayConfigTest::viewOf(const ConfigStore &store, const std::string &name)
{
    for (SettingView &view : store.view()) {
        if (view.name == name)
            return view;
    }
    return {};
}

void GatewayConfigTest::startsFromDefaults()
{
    ConfigStore store(m_registry, {}, {}, {});
    const auto config = store.load();
    QVERIFY(config);
    QCOMPARE(config->listen.url(), std::string("http://127.0.0.1:8080"));
    QVERIFY(!config->accountCaps.any());
    QCOMPARE(viewOf(store, "workers").source, std::string("default"));
}

void GatewayConfigTest::laterLayersWin()
{
    m_registry.stored = {{"max_concurrent_requests", "1"},
                         {"workers", "1"},
                         {"retention_days", "1"},
                         {"daily_cap_usd", "0.1"}};
    const std::string file =
        write(R"({"max_concurrent_requests":2,"workers":2,"daily_cap_usd":0.3,"allowed_hosts":["a","b"]})");
    ConfigStore store(m_registry, {{"MAX_CONCURRENT_REQUESTS", "3"}, {"PORT", "3"}}, file,
                      {{"workers", "4"}, {"listen", "127.0.0.1:4"}});
    const auto config = store.load();
    QVERIFY(config);
    QCOMPARE(config->retentionDays, 1);
    QCOMPARE(config->accountCaps.perDay->nano(), 300'000'000);
    QCOMPARE(config->maxConcurrentRequests, 3);
    QCOMPARE(config->workers, 4);
    QCOMPARE(int(config->listen.port), 4);
    QCOMPARE(config->allowedHosts.size(), std::size_t(2));
    QCOMPARE(viewOf(store, "retention_days").source, std::string("stored"));
    QCOMPARE(viewOf(store, "daily_cap_usd").source, std::string("file"));
    QCOMPARE(viewOf(store, "max_concurrent_requests").source, std::string("environment"));
    QCOMPARE(viewOf(store, "workers").source, std::string("argument"));
}

void GatewayConfigTest::readsTheNamesOfLlm0()
{
    ConfigStore store(m_registry,
                      {{"REQUEST_TIMEOUT", "90s"},
                       {"OLLAMA_BASE_URL", "http://127.0.0.1:11434/"},
                       {"OPENAI_BASE_URL", "http://127.0.0.1:9000/v1"},
                       {"ADMIN_LISTEN_ADDR", "127.0.0.1:9"}},
                      {}, {});
    const auto config = store.load();
    QVERIFY(config);
    QCOMPARE(config->firstByteTimeoutSeconds, 90);
    QCOMPARE(config->providers.at("ollama").baseUrl, std::string("http://127.0.0.1:11434/v1"));
    QCOMPARE(config->providers.at("openai").baseUrl, std::string("http://127.0.0.1:9000/v1"));
    QCOMPARE(int(config->adminListen.port), 9);
}

void GatewayConfigTest::aPortAloneKeepsTheHost()
{
    m_registry.stored = {{"listen", "0.0.0.0:1"}};
    ConfigStore store(m_registry, {{"PORT", "7000"}}, {}, {});
    QCOMPARE(store.load()->listen.url(), std::string("http://0.0.0.0:7000"));
}

void GatewayConfigTest::refusesUnknownNames()
{
    ConfigStore file(m_registry, {}, write(R"({"worker":2})"), {});
    QCOMPARE(file.load().error().param, std::string("worker"));
    ConfigStore store(m_registry, {}, {}, {});
    QVERIFY(store.load());
    QCOMPARE(store.change({{"nope", "1"}}, {}).error().param, std::string("nope"));
    // What a newer version stored does not keep an older one from starting.
    m_registry.stored = {{"from_the_future", "1"}};
    QVERIFY(store.load());
}

void GatewayConfigTest::namesTheSettingThatIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("range") << "workers"
                           << "-1";
    QTest::newRow("not a number") << "retention_days"
                                  << "many";
    QTest::newRow("zone") << "budget_time_zone"
                          << "Mars/Olympus";
    QTest::newRow("exponent") << "daily_cap_usd"
                              << "1e3";
    QTest::newRow("negative cap") << "monthly_cap_usd"
                                  << "-1";
    QTest::newRow("backend") << "secrets_backend"
                             << "drawer";
    QTest::newRow("flag") << "synchronous_full"
                          << "maybe";
    QTest::newRow("address") << "listen"
                             << "127.0.0.1:99999";
    QTest::newRow("clear text") << "provider.openai.base_url"
                                << "http://api.example.com/v1";
}

void GatewayConfigTest::namesTheSettingThatIsWrong()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    ConfigStore store(m_registry, {}, {}, {});
    QVERIFY(store.load());
    const Status changed = store.change({{name.toStdString(), value.toStdString()}}, {});
    QVERIFY(!changed);
    QCOMPARE(changed.error().param, name.toStdString());
    QVERIFY(m_registry.stored.empty());
}

void GatewayConfigTest::changesAllOrNothing()
{
    ConfigStore store(m_registry, {}, {}, {});
    QVERIFY(store.load());
    QVERIFY(!store.change({{"retention_days", "5"}, {"workers", "x"}}, {}));
    QCOMPARE(store.config().retentionDays, 0);
    QVERIFY(m_registry.events.empty());
}

void GatewayConfigTest::aRemovedValueFallsBack()
{
    m_registry.stored = {{"daily_cap_usd", "5"}};
    ConfigStore store(m_registry, {}, {}, {});
    QVERIFY(store.load());
    QVERIFY(store.change({{"daily_cap_usd", std::nullopt}}, {}));
    QVERIFY(!store.config().accountCaps.perDay);
    QVERIFY(m_registry.stored.empty());
}

void GatewayConfigTest::auditsTheChange()
{
    ConfigStore store(m_registry, {}, {}, {});
    QVERIFY(store.load());
    QVERIFY(store.change({{"daily_cap_usd", "0.50"}}, {}));
    QCOMPARE(m_registry.events.at(0).before, std::string(R"({"daily_cap_usd":null})"));
    QCOMPARE(m_registry.events.at(0).after, std::string(R"({"daily_cap_usd":"0.50"})"));
}

void GatewayConfigTest::aPauseSurvivesARestart()
{
    ConfigStore store(m_registry, {}, {}, {});
    QVERIFY(store.load());
    QVERIFY(!store.storedPause());
    QVERIFY(store.storePause(PauseSwitch::State{PauseSwitch::Scope::Paid, UnixMs(123)}, {}));
    ConfigStore again(m_registry, {}, {}, {});
    QVERIFY(again.load());
    QCOMPARE(*again.storedPause()->until, UnixMs(123));
    QVERIFY(again.storedPause()->scope == PauseSwitch::Scope::Paid);
    QVERIFY(again.storePause(std::nullopt, {}));
    QVERIFY(!again.storedPause());
}

void GatewayConfigTest::anUnreadablePauseStaysOne()
{
    m_registry.stored = {{"pause", "{"}};
    ConfigStore store(m_registry, {}, {}, {});
    QVERIFY(store.load());
    QVERIFY(store.storedPause()->scope == PauseSwitch::Scope::All);
}

void GatewayConfigTest::keepsKeysFromTheEnvironmentFirst()
{
    FileSecretStore secrets(m_dir->path().toStdString());
    QVERIFY(secrets.write("provider.openai", Secret("stored")));
    QVERIFY(secrets.write("provider.groq", Secret("stored")));
    const auto accounts = loadAccounts({}, {{"OPENAI_API_KEY", "named"}}, secrets);
    QVERIFY(accounts);
    QCOMPARE(accounts->at("openai").keys.at(0).secret.reveal(), std::string("named"));
    QCOMPARE(accounts->at("openai").keys.at(0).source, std::string("environment"));
    QCOMPARE(accounts->at("groq").keys.at(0).secret.reveal(), std::string("stored"));
    QCOMPARE(accounts->at("groq").keys.at(0).source, std::string("file"));
    QVERIFY(accounts->at("xai").keys.empty());
}

void GatewayConfigTest::refusesAKeyInTheClear()
{
    FileSecretStore secrets(m_dir->path().toStdString());
    GatewayConfig config;
    config.providers["openai"].baseUrl = "http://api.example.com/v1";
    QVERIFY(!loadAccounts(config, {}, secrets));
    config.allowInsecureUpstream = true;
    QVERIFY(loadAccounts(config, {}, secrets));
}

void GatewayConfigTest::keepsSecretsForTheOwnerOnly()
{
    FileSecretStore secrets(m_dir->path().toStdString());
    QVERIFY(!secrets.read("a").value());
    QVERIFY(secrets.write("a", Secret("1")));
    QVERIFY(secrets.write("b", Secret("2")));
    QVERIFY(secrets.remove("a"));
    QVERIFY(!secrets.read("a").value());
    QCOMPARE(secrets.read("b").value()->reveal(), std::string("2"));
    const auto permissions = QFileInfo(m_dir->filePath(QStringLiteral("secrets.json"))).permissions();
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

QTEST_GUILESS_MAIN(GatewayConfigTest)
#include "gatewayconfig_test.moc"
