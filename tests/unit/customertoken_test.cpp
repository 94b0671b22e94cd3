// Customer tokens: what is believed, and everything that is not.
#include "base/base64.h"
#include "base/hmac.h"
#include "pipeline/customertoken.h"

#include <QTest>

using namespace llm0;

namespace {

constexpr UnixMs now = 1'800'000'000'000;
constexpr std::int64_t nowSeconds = now / 1000;
const std::string project = "0b5c1f6e-6d0e-4c3b-9a5e-0f3d7a1b2c4d";
const Secret secret("llm0_sign_" + std::string(64, 'a'));
const Secret otherSecret("llm0_sign_" + std::string(64, 'b'));

SigningKeys oneKey()
{
    return {{{"k1", now, 0}, secret}};
}

CustomerClaims usual()
{
    return {"alice", "pro", project, "", nowSeconds, nowSeconds + 600};
}

std::string signedText(const std::string &claims, const Secret &with = secret)
{
    const std::string text = "v1." + toBase64Url(claims);
    return text + "." + toBase64Url(hmacSha256(with, text));
}

/// Claims as JSON, those of a good token but for `name`, which has `value` (JSON text; empty: it is left
/// out).
std::string claimsWith(const std::string &name, const std::string &value)
{
    std::map<std::string, std::string> claims = {{"customer", "\"alice\""},
                                                 {"project", "\"" + project + "\""},
                                                 {"iat", std::to_string(nowSeconds)},
                                                 {"exp", std::to_string(nowSeconds + 600)}};
    if (value.empty())
        claims.erase(name);
    else
        claims[name] = value;
    std::string json;
    for (const auto &[key, text] : claims)
        json += (json.empty() ? "{" : ",") + ("\"" + key + "\":" + text);
    return json + "}";
}

Result<CustomerClaims> read(const std::string &token, UnixMs at = now, const SigningKeys &keys = oneKey())
{
    return readCustomerToken(token, keys, project, at);
}

} // namespace

class CustomerTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItsOwnerSigned()
    {
        const auto claims = read(signCustomerToken(usual(), secret));
        QVERIFY(claims.ok());
        QCOMPARE(claims->customer, std::string("alice"));
        QCOMPARE(claims->tier, std::string("pro"));
        QCOMPARE(claims->expiresAt, nowSeconds + 600);
    }

    /// Made with Python's hmac and base64: the format is what README says, not what this code agrees with
    /// itself.
    void readsATokenThatAnotherLibraryMade()
    {
        const std::string token =
            "v1.eyJjdXN0b21lciI6ImFsaWNlIiwicHJvamVjdCI6IjBiNWMxZjZlLTZkMGUtNGMzYi05YTVlLTBmM2Q3YTFiMmM"
            "0ZCIsImlhdCI6MTgwMDAwMDAwMCwiZXhwIjoxODAwMDAwNjAwfQ.wFKZLblS2wdkhmwzXFI3iMd8oP1qyPETAHpcFy"
            "8xXYU";
        QVERIFY(read(token).ok());
    }

    void refusesASignatureOfAnotherSecret()
    {
        QVERIFY(!read(signCustomerToken(usual(), otherSecret)).ok());
        QVERIFY(!read(signCustomerToken(usual(), Secret())).ok());
    }

    void refusesATokenWithAnyByteFlipped()
    {
        const std::string token = signCustomerToken(usual(), secret);
        QVERIFY(read(token).ok());
        for (std::size_t at = 0; at < token.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                std::string flipped = token;
                flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
                QVERIFY2(!read(flipped).ok(), flipped.c_str());
            }
        }
    }

    void refusesATokenThatIsCutOrGrown()
    {
        const std::string token = signCustomerToken(usual(), secret);
        for (std::size_t length = 0; length < token.size(); ++length)
            QVERIFY(!read(token.substr(0, length)).ok());
        for (const char *more : {"=", "==", ".", "A", "AA", " ", "\n", ".AAAA"})
            QVERIFY2(!read(token + more).ok(), more);
    }

    void refusesOtherSpellingsOfASignedToken_data()
    {
        QTest::addColumn<QString>("token");
        const std::string claims = claimsWith("tier", "\"pro\"");
        const std::string good = signedText(claims);
        const auto add = [](const char *name, const std::string &token) {
            QTest::newRow(name) << QString::fromStdString(token);
        };
        const std::string body = good.substr(3);
        add("no version", body);
        add("other version", "v2." + body);
        add("capital version", "V1." + body);
        add("version none", "none." + body);
        add("a JWT", "eyJhbGciOiJub25lIn0." + body);
        add("a JWT of no algorithm", "eyJhbGciOiJub25lIn0." + body.substr(0, body.find('.')) + ".");
        add("no signature", good.substr(0, good.rfind('.')));
        add("empty signature", good.substr(0, good.rfind('.') + 1));
        add("empty claims", signedText(""));
        add("signature twice", good + good.substr(good.rfind('.')));
        add("blank before", " " + good);
        const std::string padded = "v1." + toBase64(claims);
        add("padded and signed so", padded + "=." + toBase64Url(hmacSha256(secret, padded + "=")));
        add("a list", signedText("[]"));
        add("no JSON", signedText("alice"));
        add("text behind", signedText(claims + "{}"));
        add("not UTF-8", signedText(claimsWith("customer", "\"\xff\xfe\"")));
        add("half a surrogate", signedText(claimsWith("customer", "\"\\ud800\"")));
        add("too long", signedText(claimsWith("customer", "\"" + std::string(2000, 'a') + "\"")));
    }
    void refusesOtherSpellingsOfASignedToken()
    {
        QFETCH(QString, token);
        QVERIFY(!read(token.toStdString()).ok());
    }

    void refusesClaimsByName_data()
    {
        QTest::addColumn<QString>("claims");
        QTest::addColumn<QString>("claim");
        const auto add = [](const char *row, const std::string &claims, const char *claim) {
            QTest::newRow(row) << QString::fromStdString(claims) << claim;
        };
        for (const char *name : {"customer", "project", "iat", "exp"})
            add((std::string("no ") + name).c_str(), claimsWith(name, ""), name);
        for (const char *name : {"customer", "project", "tier", "kid"}) {
            for (const char *value : {"1", "null", "true", "[]", "{}", "\"\""})
                add((std::string(name) + " = " + value).c_str(), claimsWith(name, value), name);
        }
        for (const char *name : {"iat", "exp"}) {
            for (const char *value : {"\"1800000000\"", "null", "-1", "1.8e9", "1800000000.5", "[]",
                                      "99999999999999999999", "9223372036854775807"})
                add((std::string(name) + " = " + value).c_str(), claimsWith(name, value), name);
        }
        add("alg", claimsWith("alg", "\"none\""), "alg");
        add("admin", claimsWith("admin", "true"), "admin");
        const std::string good = claimsWith("tier", "\"pro\"");
        add("customer twice", good.substr(0, good.size() - 1) + ",\"customer\":\"bob\"}", "customer");
        add("customer twice, escaped", good.substr(0, good.size() - 1) + ",\"\\u0063ustomer\":\"bob\"}",
            "customer");
        add("exp twice", good.substr(0, good.size() - 1) + ",\"exp\":1800000601}", "exp");
        add("other project", claimsWith("project", "\"00000000-0000-0000-0000-000000000000\""), "project");
        add("kid of no secret", claimsWith("kid", "\"k9\""), "kid");
        add("expired", claimsWith("exp", std::to_string(nowSeconds - 30)), "exp");
        add("future iat", claimsWith("iat", std::to_string(nowSeconds + 31)), "iat");
        add("exp before iat", claimsWith("exp", std::to_string(nowSeconds)), "exp");
        add("lives too long", claimsWith("exp", std::to_string(nowSeconds + longestTokenLifeSeconds + 1)),
            "exp");
    }
    void refusesClaimsByName()
    {
        QFETCH(QString, claims);
        QFETCH(QString, claim);
        const auto result = read(signedText(claims.toStdString()));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::CustomerMismatch);
        QCOMPARE(QString::fromStdString(result.error().param), claim);
        QVERIFY(result.error().message.find(secret.reveal()) == std::string::npos);
    }

    void allowsClocksToDifferALittle()
    {
        QVERIFY(read(signedText(claimsWith("exp", std::to_string(nowSeconds + 1)))).ok());
        QVERIFY(read(signedText(claimsWith("iat", std::to_string(nowSeconds + 30)))).ok());
        const std::string token = signCustomerToken(usual(), secret);
        QVERIFY(read(token, now + 629'999).ok());
        QVERIFY(!read(token, now + 630'000).ok());
        QVERIFY(read(token, now - 30'000).ok());
        QVERIFY(!read(token, now - 31'000).ok());
    }

    void takesAFormerSecretUntilItsEndOnly()
    {
        const SigningKeys keys = {{{"k1", now - 1000, now + 60'000}, secret}, {{"k2", now, 0}, otherSecret}};
        const std::string former = signCustomerToken(usual(), secret);
        const std::string current = signCustomerToken(usual(), otherSecret);
        QVERIFY(read(former, now, keys).ok());
        QVERIFY(read(current, now, keys).ok());
        QVERIFY(!read(former, now + 60'000, keys).ok());
        QVERIFY(read(current, now + 60'000, keys).ok());
    }

    void aKeyIdHasToBeThatOfTheSigner()
    {
        const SigningKeys keys = {{{"k1", now, 0}, secret}, {{"k2", now, 0}, otherSecret}};
        CustomerClaims claims = usual();
        claims.keyId = "k2";
        QVERIFY(read(signCustomerToken(claims, otherSecret), now, keys).ok());
        QVERIFY(!read(signCustomerToken(claims, secret), now, keys).ok());
    }

    void believesNothingWithoutSecrets() { QVERIFY(!read(signCustomerToken(usual(), secret), now, {}).ok()); }
};

QTEST_APPLESS_MAIN(CustomerTokenTest)
#include "customertoken_test.moc"
