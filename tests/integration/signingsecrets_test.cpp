// The secrets that customer tokens are signed with, on the real program: made, replaced, ended, told to
// nobody.
#include "signedcustomers.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

std::string everyFileUnder(const std::string &folder)
{
    std::string all;
    QDirIterator files(QString::fromStdString(folder), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll().toStdString();
    }
    return all;
}

} // namespace

class SigningSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_line.start(), m_line.gateway->output().c_str()); }
    void init() { QVERIFY(m_line.renew()); }

    void cannotBeRequiredWithoutASecret()
    {
        const auto made = m_line.gateway->admin("POST", "/projects", {{"name", "bare"}});
        const std::string path = "/projects/" + made.body["id"].get<std::string>() + "/customer-signing";
        const auto refused = m_line.gateway->admin("PATCH", path, {{"require_signed_customers", true}});
        QCOMPARE(refused.status, 400);
        QCOMPARE(textOf(refused.body, "param"), std::string("require_signed_customers"));
    }

    void aFormerSecretWorksForItsOverlapOnly()
    {
        const std::string before = m_line.token("alice");
        const std::string next = m_line.makeSecret(24);
        QVERIFY(next != m_line.secret);
        QCOMPARE(m_line.say({{"X-LLM0-Customer-Token", before}}).status, 200);
        m_line.secret = next;
        QCOMPARE(m_line.say(tokenHeader(m_line.token("alice"))).status, 200);
        QCOMPARE(m_line.secrets().size(), std::size_t(2));
        m_line.makeSecret(0);
        QCOMPARE(m_line.secrets().size(), std::size_t(1));
        verifyRefused(m_line.say({{"X-LLM0-Customer-Token", before}}), 403, "not signed");
        verifyRefused(m_line.say(tokenHeader(m_line.token("alice"))), 403, "not signed");
    }

    void theLastSecretCannotBeTakenAwayWhileTokensAreRequired()
    {
        const std::string id = m_line.secrets()[0]["id"];
        QCOMPARE(m_line.gateway->admin("DELETE", m_line.path("/customer-signing/secrets/" + id)).status, 409);
        QCOMPARE(m_line.require(false), 200);
        QCOMPARE(m_line.gateway->admin("DELETE", m_line.path("/customer-signing/secrets/" + id)).status, 204);
        verifyRefused(m_line.say(tokenHeader(m_line.token("alice"))), 403, "no signing secret");
    }

    void secretsOutliveARestart()
    {
        const std::string before = m_line.token("alice");
        QCOMPARE(m_line.gateway->stop(), 0);
        QVERIFY(m_line.gateway->start());
        QCOMPARE(m_line.say({{"X-LLM0-Customer-Token", before}}).status, 200);
        QCOMPARE(m_line.say({}).status, 400);
    }

    void theCommandLineMakesATokenToTryWith()
    {
        QProcess cli;
        cli.start(QStringLiteral(LLM0_BIN_DIR "/llm0-gateway"),
                  {QStringLiteral("token"), QStringLiteral("create"), QStringLiteral("--project"),
                   QStringLiteral("default"), QStringLiteral("--customer"), QStringLiteral("alice"),
                   QStringLiteral("--seconds"), QStringLiteral("60"), QStringLiteral("--data-dir"),
                   QString::fromStdString(m_line.gateway->dataDir())});
        QVERIFY(cli.waitForFinished());
        const std::string made = cli.readAllStandardOutput().trimmed().toStdString();
        const HttpReply reply = m_line.say({{"X-LLM0-Customer-Token", made}});
        QVERIFY2(reply.status == 200, (reply.body + cli.readAllStandardError().toStdString()).c_str());
        QCOMPARE(textOf(m_line.gateway->row(reply), "customer_id"), std::string("alice"));
    }

    void secretsAndTokensAreNowhereToBeRead()
    {
        const std::string sent = m_line.token("alice");
        QCOMPARE(m_line.say({{"X-LLM0-Customer-Token", sent}}).status, 200);
        QCOMPARE(m_line.say({{"X-LLM0-Customer-Token", sent + "A"}}).status, 403);
        m_line.gateway->admin("POST", "/verify", Json::object());
        const std::string backup = m_line.gateway->dataDir() + "/../copy.db";
        QCOMPARE(m_line.gateway->admin("POST", "/backup", {{"file", backup}}).status, 200);
        std::string told = everyFileUnder(m_line.gateway->dataDir() + "/..") + m_line.gateway->output();
        for (const char *path :
             {"/projects", "/audit", "/requests", "/settings", "/export/audit.csv", "/export/requests.csv"})
            told += m_line.client
                        .get(m_line.gateway->adminUrl() + "/v1/admin" + path,
                             {{"Authorization", "Bearer " + m_line.gateway->adminToken()}})
                        .body;
        told += m_line.gateway->admin("GET", m_line.path("/customer-signing")).body.dump();
        QVERIFY(told.find("project.signing_secret.create") != std::string::npos);
        QVERIFY2(told.find(m_line.secret) == std::string::npos, "the secret");
        QVERIFY2(told.find(m_line.secret.substr(10)) == std::string::npos, "the secret without its prefix");
        QVERIFY2(told.find(sent.substr(sent.rfind('.'))) == std::string::npos, "the token's signature");
    }

private:
    SignedCustomers m_line;
};

QTEST_GUILESS_MAIN(SigningSecretsTest)
#include "signingsecrets_test.moc"
