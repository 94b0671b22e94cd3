// The store of the providers' keys cannot be read: the program starts, refuses what it has no key for by
// name, serves what needs none, and goes on by itself when the store can be read again.
#include "faultworld.h"

#include <QFile>
#include <QTest>

#include <filesystem>

using namespace llm0;

namespace {

namespace fs = std::filesystem;

std::string refusesOnlyPaid(FaultWorld &world, const std::string &word)
{
    return world.refusesOnlyPaid("provider_key_unreadable", word);
}

std::string openAiStatus(FaultWorld &world)
{
    const GatewayProcess::Json told = world.gateway.admin("GET", "/providers").body;
    for (const auto &provider : told["providers"]) {
        if (provider["slug"] == "openai")
            return provider["status"];
    }
    return "none";
}

} // namespace

class UnreadableKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLostMasterKeyIsWaitedFor();
    void aDamagedStoreIsWaitedFor();
    void aKeychainThatDoesNotAnswerRefusesNoStart();
    void keysThatLieInTheKeychainAreNotTakenForMissing();
    void aKeyOfTheEnvironmentNeedsNoStore();
};

void UnreadableKeysTest::aLostMasterKeyIsWaitedFor()
{
    FaultWorld world(GatewayProcess::Environment{});
    useThenStop(world);
    const fs::path key = world.gateway.dataDir() + "/secrets.key";
    fs::rename(key, key.string() + ".away");
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(refusesOnlyPaid(world, "secrets.key"), std::string());
    QCOMPARE(openAiStatus(world), std::string("key_unreadable"));
    QCOMPARE(world.gateway.patchSettings({{"retention_days", 30}}).status, 200);
    fs::rename(key.string() + ".away", key);
    QVERIFY(world.recovers());
    QVERIFY(openAiStatus(world) != "key_unreadable");
    QCOMPARE(world.lostSomething(), std::string());
}

void UnreadableKeysTest::aDamagedStoreIsWaitedFor()
{
    FaultWorld world(GatewayProcess::Environment{});
    useThenStop(world);
    const QString store = QString::fromStdString(world.gateway.dataDir() + "/secrets.json");
    QVERIFY(QFile::rename(store, store + QStringLiteral(".good")));
    QFile damaged(store);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{\"format") > 0);
    damaged.close();
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(refusesOnlyPaid(world, "damaged"), std::string());
    // What cannot be read is not written over.
    QVERIFY(world.gateway.admin("PUT", "/providers/openai/key", {{"key", "sk-other"}}).status >= 400);
    QVERIFY(QFile::remove(store) && QFile::rename(store + QStringLiteral(".good"), store));
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

void UnreadableKeysTest::aKeychainThatDoesNotAnswerRefusesNoStart()
{
    FaultWorld world(GatewayProcess::Environment{{"DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"}});
    useThenStop(world);
    QFile settings(QString::fromStdString(world.gateway.dataDir() + "/keychain.json"));
    QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write(R"({"secrets_backend":"keychain"})") > 0);
    settings.close();
    QVERIFY2(world.gateway.start({"--config", settings.fileName().toStdString()}),
             world.gateway.output().c_str());
    QCOMPARE(refusesOnlyPaid(world, "keychain"), std::string());
    QCOMPARE(world.gateway.stop(), 0);
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

void UnreadableKeysTest::keysThatLieInTheKeychainAreNotTakenForMissing()
{
    FaultWorld world(GatewayProcess::Environment{{"DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"}});
    useThenStop(world);
    const std::string mark = world.gateway.dataDir() + "/keys-in-keychain";
    QFile left(QString::fromStdString(mark));
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(refusesOnlyPaid(world, "keychain"), std::string());
}

void UnreadableKeysTest::aKeyOfTheEnvironmentNeedsNoStore()
{
    FaultWorld world;
    useThenStop(world);
    QFile damaged(QString::fromStdString(world.gateway.dataDir() + "/secrets.json"));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("no JSON") > 0);
    damaged.close();
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(world.paid().status, 200);
    QCOMPARE(world.local().status, 200);
}

QTEST_GUILESS_MAIN(UnreadableKeysTest)
#include "unreadablekeys_test.moc"
