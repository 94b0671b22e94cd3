#include "base/sealing.h"
#include "providers/keyscrub.h"
#include "storage/filesecretstore.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace llm0;

namespace {

using Environment = std::map<std::string, std::string>;

const Secret key(std::string(sealingKeyBytes, 'k'));
const Environment given = {{"LLM0_MASTER_KEY", "a long text that the owner keeps"}};

} // namespace

/// Provider keys in the file store: sealed, bound to their name, lost with their key and not otherwise.
class SecretsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    std::string dir() const { return m_dir->path().toStdString(); }
    QByteArray bytesOf(const char *name) const
    {
        QFile file(m_dir->filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(m_dir->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    std::string readBack(const Environment &environment = {}) const
    {
        const auto read = FileSecretStore(dir(), environment).read("a");
        return !read ? "refused: " + read.error().message : *read ? (*read)->reveal() : "none";
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void whatIsSealedComesBackAndLooksDifferentEachTime()
    {
        for (const std::string text : {"", "x", "sk-1234567890", std::string(10'000, 'z').c_str()}) {
            const auto one = seal(key, "name", Secret(text));
            const auto two = seal(key, "name", Secret(text));
            QVERIFY(one && two && *one != *two);
            QCOMPARE(unseal(key, "name", *one)->reveal(), text);
            QVERIFY(text.size() < 4 || one->find(text) == std::string::npos);
        }
    }

    void anotherKeyNameOrBitOpensNothing()
    {
        const std::string sealed = *seal(key, "provider.openai", Secret("sk-1234567890"));
        QVERIFY(!unseal(Secret(std::string(sealingKeyBytes, 'K')), "provider.openai", sealed));
        QVERIFY(!unseal(key, "provider.groq", sealed));
        QVERIFY(!unseal(key, "provider.openai", std::string_view(sealed).substr(1)));
        QVERIFY(!unseal(key, "provider.openai", ""));
        QVERIFY(!unseal(Secret("short"), "provider.openai", sealed));
        for (std::size_t at = 0; at < sealed.size() * 8; ++at) {
            std::string changed = sealed;
            changed[at / 8] = static_cast<char>(changed[at / 8] ^ (1 << (at % 8)));
            QVERIFY2(!unseal(key, "provider.openai", changed), std::to_string(at).c_str());
        }
    }

    void aCopyOfTheFileAloneIsOfNoUse()
    {
        QVERIFY(FileSecretStore(dir()).write("a", Secret("sk-planted")));
        QVERIFY(!bytesOf("secrets.json").contains("sk-planted"));
        QVERIFY(!bytesOf("secrets.key").isEmpty());
        QCOMPARE(readBack(), std::string("sk-planted"));
        QFile::remove(m_dir->filePath(QStringLiteral("secrets.key")));
        QVERIFY2(readBack().find("secrets.key cannot be read") != std::string::npos, readBack().c_str());
        QVERIFY(!FileSecretStore(dir()).write("b", Secret("x"))); // and is not written over with a new key
    }

    void aKeyFromOutsideLeavesNoneInTheFolder()
    {
        QVERIFY(FileSecretStore(dir(), given).write("a", Secret("sk-planted")));
        QVERIFY(bytesOf("secrets.key").isEmpty());
        QCOMPARE(readBack(given), std::string("sk-planted"));
        QVERIFY(readBack().starts_with("refused"));
        QVERIFY(readBack({{"LLM0_MASTER_KEY", "another long text of the owner"}}).find("another key")
                != std::string::npos);
        QVERIFY(readBack({{"LLM0_MASTER_KEY", "short"}}).find("too short") != std::string::npos);
        write("key-file", "a long text that the owner keeps\n");
        QCOMPARE(readBack({{"LLM0_MASTER_KEY_FILE", dir() + "/key-file"}}), std::string("sk-planted"));
        QVERIFY(readBack({{"LLM0_MASTER_KEY_FILE", dir() + "/elsewhere"}}).starts_with("refused"));
    }

    void aKeyThatIsGivenLaterTakesTheOnesPlace()
    {
        QVERIFY(FileSecretStore(dir()).write("a", Secret("sk-planted")));
        QCOMPARE(readBack(given), std::string("sk-planted"));
        QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("secrets.key"))));
        QCOMPARE(readBack(given), std::string("sk-planted"));
        QVERIFY(readBack().starts_with("refused"));
    }

    void plainTextIsSealedWhenItIsFirstRead()
    {
        write("secrets.json", R"({"a":"sk-planted","b":"other"})");
        QCOMPARE(readBack(), std::string("sk-planted"));
        QVERIFY(!bytesOf("secrets.json").contains("sk-planted"));
        QCOMPARE(FileSecretStore(dir()).read("b").value()->reveal(), std::string("other"));
    }

    void damageIsNamedAndNothingIsGuessed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no json") << QByteArray("{");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("no text") << QByteArray(R"({"a":1})");
        QTest::newRow("cut") << QByteArray(
            R"({"format":"llm0-secrets-1","key":"MARK","secrets":{"a":"AAAA"}})");
    }
    void damageIsNamedAndNothingIsGuessed()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(FileSecretStore(dir()).write("a", Secret("sk-planted")));
        const auto mark = nlohmann::json::parse(bytesOf("secrets.json").toStdString())["key"];
        write("secrets.json", bytes.replace("MARK", QByteArray::fromStdString(mark.get<std::string>())));
        QVERIFY2(readBack().find("damaged") != std::string::npos, readBack().c_str());
    }

    void comparesInConstantTimeWhateverTheLength()
    {
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "ab"));
        QVERIFY(equalInConstantTime("", ""));
    }

    void aProvidersWordsLoseTheKeyTheyRepeat()
    {
        ProviderKey used;
        used.secret = Secret("sk-1234567890");
        used.session = Secret("session-token");
        QCOMPARE(withoutKey("bad key sk-1234567890, sk-1234567890 and session-token", &used),
                 std::string("bad key [key], [key] and [key]"));
        QCOMPARE(withoutKey("nothing", &used), std::string("nothing"));
        QCOMPARE(withoutKey("nothing", nullptr), std::string("nothing"));
        used.secret = Secret("a");
        QCOMPARE(withoutKey("a banana", &used), std::string("a banana"));
    }
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "secrets_test.moc"
