// Distinctive secrets are planted wherever the product takes some; afterwards everything that it wrote or
// said is searched for them.
#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <filesystem>
#include <thread>

#include <sys/resource.h>

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

const std::string storedKey = "sk-planted-stored-7f3a9c51d2";
const std::string furtherKey = "sk-planted-further-90b1e7c4aa";
const std::string environmentKey = "sk-ant-planted-environment-55aa";
const std::string masterKey = "planted master key of the owner";

/// In every notation that bytes are usually written down in.
std::vector<std::string> spellings(const std::string &secret)
{
    const QByteArray bytes = QByteArray::fromStdString(secret);
    return {secret, bytes.toBase64(QByteArray::OmitTrailingEquals).chopped(2).toStdString(),
            bytes.toHex().toStdString(), bytes.toPercentEncoding().toStdString()};
}

fake::Behaviour echoTheKey(const fake::Received &request, int status)
{
    fake::Behaviour behaviour;
    behaviour.status = status;
    behaviour.complaint =
        "Incorrect API key provided: " + request.header("authorization") + request.header("x-api-key");
    return behaviour;
}

} // namespace

class LeaksTest : public QObject
{
    Q_OBJECT

    struct Said {
        std::string where;
        std::string text;
    };
    std::vector<Said> m_said;

    void keep(const std::string &where, const HttpReply &reply)
    {
        std::string text = reply.body;
        for (const auto &[name, value] : reply.headers)
            text += "\n" + name + ": " + value;
        m_said.push_back({where, std::move(text)});
    }
    void keepFiles(const std::string &folder)
    {
        QDirIterator files(QString::fromStdString(folder), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_said.push_back({file.fileName().toStdString(), file.readAll().toStdString()});
        }
    }
    /// Where the secret stands, but for files of these names.
    std::string found(const std::string &secret, const std::vector<std::string> &except = {}) const
    {
        for (const auto &[where, text] : m_said) {
            const bool allowed = std::any_of(except.begin(), except.end(), [&where = where](const auto &end) {
                return where.ends_with(end);
            });
            for (const auto &spelling : spellings(secret)) {
                if (!allowed && text.find(spelling) != std::string::npos)
                    return spelling + " in " + where;
            }
        }
        return {};
    }

private Q_SLOTS:
    void init() { m_said.clear(); }
    void nothingThatIsWrittenOrSaidHoldsASecret_data();
    void nothingThatIsWrittenOrSaidHoldsASecret();
    void plainSecretsOfAnEarlierVersionAreSealed();
    void leavesNoCoreDump();
};

void LeaksTest::nothingThatIsWrittenOrSaidHoldsASecret_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("text log") << QStringLiteral("text");
    QTest::newRow("json log") << QStringLiteral("json");
}

void LeaksTest::nothingThatIsWrittenOrSaidHoldsASecret()
{
    QFETCH(const QString, format);
    FakeProvider provider;
    auto environment = GatewayProcess::pointingTo(provider.baseUrl());
    environment.erase("OPENAI_API_KEY");
    environment["ANTHROPIC_API_KEY"] = environmentKey;
    environment["ANTHROPIC_BASE_URL"] = provider.origin();
    environment["GROQ_BASE_URL"] = provider.baseUrl();
    environment["LLM0_MASTER_KEY"] = masterKey;
    environment["FAILOVER_MODE"] = "cloud_only";
    environment["QT_LOGGING_RULES"] = "*.debug=true;qt.*=false";
    GatewayProcess gateway(environment);
    QVERIFY2(gateway.start({"--log-format", format.toStdString()}), gateway.output().c_str());
    HttpClient http;

    HttpAsk events;
    events.method = "GET";
    events.url = gateway.adminUrl() + "/v1/admin/events";
    events.headers = {{"Authorization", "Bearer " + gateway.adminToken()}};
    events.abortAfterTime = std::chrono::seconds(5);
    HttpReply watched;
    std::thread watcher([&] { watched = HttpClient().send(events); });

    QCOMPARE(gateway.admin("PUT", "/providers/openai/key", {{"key", storedKey}}).status, 204);
    QCOMPARE(
        gateway
            .admin("POST", "/providers/openai/keys", {{"id", "second"}, {"key", furtherKey}, {"weight", 1}})
            .status,
        204);
    const auto key = gateway.createKey();
    const auto say = [&](const std::string &model, const std::string &text, bool stream) {
        keep(model + " " + text, http.post(gateway.chatUrl(), withKey(key), chatBody(text, stream, model)));
    };
    for (const int status : {200, 401, 400, 500}) {
        provider.setScript(status == 200 ? FakeProvider::Script() : [status](const fake::Received &r) {
            return echoTheKey(r, status);
        });
        for (const std::string model : {"gpt-4o-mini", "claude-haiku-4-5", "anthropic/claude-sonnet-4-5"}) {
            for (const bool stream : {false, true})
                say(model, "try " + std::to_string(status) + (stream ? " s" : " w"), stream);
        }
    }
    provider.setScript([](const fake::Received &r) {
        auto behaviour = echoTheKey(r, 200);
        behaviour.errorMid = true;
        return behaviour;
    });
    say("gpt-4o-mini", "an error amid the stream", true);
    say("gpt-4o-mini", "an error instead of an answer", false);
    provider.setScript({});
    auto wrong = key;
    wrong.secret.back() = wrong.secret.back() == '0' ? '1' : '0';
    keep("a wrong key", http.post(gateway.chatUrl(), withKey(wrong), chatBody("hi")));
    keep("key in the address",
         http.post(gateway.dataUrl() + "/v1beta/models/gemini-2.5-flash:generateContent?key=" + key.secret,
                   {{"Content-Type", "application/json"}}, R"({"contents":[{"parts":[{"text":"hi"}]}]})"));
    keep("bad json", http.post(gateway.chatUrl(), withKey(key), "{"));

    for (const std::string path :
         {"/settings", "/providers", "/providers/health", "/projects", "/requests?limit=500", "/audit",
          "/status", "/exposure", "/export/requests.csv", "/export/customers.csv", "/export/focus.csv",
          "/export/audit.csv", "/openapi.json", "/alerts", "/cache", "/models", "/prices"}) {
        HttpAsk ask;
        ask.method = "GET";
        ask.url = gateway.adminUrl() + "/v1/admin" + path;
        ask.headers = {{"Authorization", "Bearer " + gateway.adminToken()}};
        keep(path, http.send(ask));
    }
    keep("keys", http.get(gateway.adminUrl() + "/v1/admin/projects/" + gateway.projectId() + "/api-keys",
                          {{"Authorization", "Bearer " + gateway.adminToken()}}));
    keep("a wrong token", http.get(gateway.adminUrl() + "/v1/admin/status",
                                   {{"Authorization", "Bearer " + gateway.adminToken() + "x"}}));
    for (const std::string slug : {"openai", "anthropic"}) {
        HttpAsk test;
        test.url = gateway.adminUrl() + "/v1/admin/providers/" + slug + "/test";
        test.headers = {{"Authorization", "Bearer " + gateway.adminToken()}};
        keep("test of " + slug, http.send(test));
    }
    keep("metrics", http.get(gateway.dataUrl() + "/metrics"));
    const std::string backup = gateway.dataDir() + "/copy.db";
    QCOMPARE(gateway.admin("POST", "/backup", {{"file", backup}}).status, 200);
    watcher.join();
    keep("events", watched);
    QVERIFY(watched.body.find("request") != std::string::npos);
    keepFiles(gateway.dataDir()); // with the write-ahead log
    QCOMPARE(gateway.stop(), 0);
    keepFiles(gateway.dataDir());
    m_said.push_back({"stderr", gateway.output()});

    QVERIFY(provider.calls() > 20);
    QVERIFY(m_said.size() > 60);
    for (const std::string &secret : {storedKey, furtherKey, environmentKey, masterKey, key.secret})
        QCOMPARE(found(secret), std::string());
    QCOMPARE(found(gateway.adminToken(), {"/admin-token"}), std::string());
    QVERIFY(!found(gateway.adminToken()).empty()); // the search finds what is there
}

void LeaksTest::plainSecretsOfAnEarlierVersionAreSealed()
{
    FakeProvider provider;
    auto environment = GatewayProcess::pointingTo(provider.baseUrl());
    environment.erase("OPENAI_API_KEY");
    GatewayProcess gateway(environment);
    std::filesystem::create_directory(gateway.dataDir());
    QFile file(QString::fromStdString(gateway.dataDir() + "/secrets.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(Json{{"provider.openai", storedKey}}.dump()));
    file.close();
    QVERIFY2(gateway.start(), gateway.output().c_str());
    const auto key = gateway.createKey();
    QCOMPARE(HttpClient().post(gateway.chatUrl(), withKey(key), chatBody("hi")).status, 200);
    QCOMPARE(provider.requests().front().header("authorization"), "Bearer " + storedKey);
    keepFiles(gateway.dataDir());
    QCOMPARE(found(storedKey), std::string());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const char *name : {"secrets.json", "secrets.key", "admin-token"}) {
        const QFile made(QString::fromStdString(gateway.dataDir() + "/" + name));
        QVERIFY2(made.exists() && !(made.permissions() & others), name);
    }
}

void LeaksTest::leavesNoCoreDump()
{
#ifdef Q_OS_LINUX
    const std::map<std::string, std::string> environment{{"LLM0_ALLOW_CORE_DUMPS", ""}};
    GatewayProcess gateway(environment);
    QVERIFY2(gateway.start(), gateway.output().c_str());
    rlimit cores = {1, 1};
    QCOMPARE(::prlimit(static_cast<pid_t>(gateway.pid()), RLIMIT_CORE, nullptr, &cores), 0);
    QCOMPARE(cores.rlim_cur, rlim_t{0});
    QCOMPARE(cores.rlim_max, rlim_t{0});
#endif
}

QTEST_GUILESS_MAIN(LeaksTest)
#include "leaks_test.moc"
