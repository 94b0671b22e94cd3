// What is kept of a project's signing secrets, and that a fault lets nobody in.
#include "limits/signingkeys.h"

#include <QTest>

#include <map>

using namespace llm0;

namespace {

class Secrets final : public SecretStore
{
public:
    Result<std::optional<Secret>> read(const std::string &name) override
    {
        if (locked)
            return Error{ErrorCode::Internal, "the keychain is locked", {}};
        const auto found = all.find(name);
        return found == all.end() ? std::optional<Secret>() : std::optional(Secret(found->second));
    }
    Status write(const std::string &name, const Secret &secret) override
    {
        all[name] = secret.reveal();
        return {};
    }
    Status remove(const std::string &name) override
    {
        all.erase(name);
        return {};
    }
    std::string kind() const override { return "test"; }

    std::map<std::string, std::string> all;
    bool locked = false;
};

} // namespace

class SigningKeysTest : public QObject
{
    Q_OBJECT

    static Project project()
    {
        Project made;
        made.id = 7;
        made.uuid = "u";
        return made;
    }

private Q_SLOTS:
    void whatIsStoredComesBackWithoutTheSecrets()
    {
        const SigningState state{true, {{"a", 1, 9}, {"b", 2, 0}}};
        const SigningState again = signingStateFrom(signingText(state));
        QVERIFY(again.required);
        QCOMPARE(again.secrets.size(), std::size_t(2));
        QCOMPARE(again.secrets[0].until, UnixMs(9));
        QCOMPARE(again.secrets[1].id, std::string("b"));
        QVERIFY(again.canSign(8));
    }

    void aDamagedRowStillRequiresTokens()
    {
        for (const char *text :
             {"", "{", "[]", "null", "{\"required\":false}", "{\"required\":1,\"secrets\":[]}",
              "{\"required\":false,\"secrets\":[{}]}"}) {
            QVERIFY2(signingStateFrom(text).required, text);
            QVERIFY2(signingStateFrom(text).secrets.empty(), text);
        }
        QVERIFY(!signingStateFrom("{\"required\":false,\"secrets\":[]}").required);
    }

    void aSecretThatCannotBeReadSignsNothing()
    {
        const SigningState state{true, {{"a", 1, 0}, {"b", 2, 0}, {"c", 3, 0}}};
        Secrets secrets;
        secrets.all[signingSecretName(project(), "a")] = "secret";
        secrets.all[signingSecretName(project(), "c")] = "";
        SigningKeyRing ring;
        QVERIFY2(!ring.load(project(), state, secrets).ok(), "the fault is told");
        QVERIFY(ring.of(7)->state.required);
        QCOMPARE(ring.of(7)->keys.size(), std::size_t(1));
        QCOMPARE(ring.of(7)->keys[0].about.id, std::string("a"));
        secrets.locked = true;
        QVERIFY(!ring.load(project(), state, secrets).ok());
        QVERIFY(ring.of(7)->state.required);
        QVERIFY(ring.of(7)->keys.empty());
        QVERIFY(ring.of(8)->keys.empty());
    }
};

QTEST_APPLESS_MAIN(SigningKeysTest)
#include "signingkeys_test.moc"
