#include "fuzz/fuzz.h"
#include "fuzz/targets.h"
#include "pipeline/customertoken.h"

#include "base/base64.h"
#include "base/hmac.h"

#include <nlohmann/json.hpp>

namespace llm0::fuzz {

namespace {

using Json = nlohmann::json;

constexpr UnixMs now = 1'800'000'000'000;
constexpr std::int64_t nowSeconds = now / 1000;
constexpr std::string_view project = "0b5c1f6e-6d0e-4c3b-9a5e-0f3d7a1b2c4d";

const Secret &current()
{
    static const Secret secret("llm0_sign_" + std::string(64, 'a'));
    return secret;
}

const Secret &retired()
{
    static const Secret secret("llm0_sign_" + std::string(64, 'b'));
    return secret;
}

const SigningKeys &keys()
{
    static const SigningKeys both = {{{"now", now - 1000, 0}, current()}, {{"old", 1, now - 1}, retired()}};
    return both;
}

std::string signedBy(const Secret &secret, std::string_view claims)
{
    const std::string text = "v1." + toBase64Url(claims);
    return text + "." + toBase64Url(hmacSha256(secret, text));
}

Result<CustomerClaims> read(std::string_view token)
{
    return readCustomerToken(token, keys(), project, now);
}

bool same(const CustomerClaims &a, const CustomerClaims &b)
{
    return a.customer == b.customer && a.tier == b.tier && a.project == b.project && a.keyId == b.keyId
           && a.issuedAt == b.issuedAt && a.expiresAt == b.expiresAt;
}

/// What was believed of signed claims is what they say, and no more.
void requireSaid(const CustomerClaims &believed, std::string_view claims)
{
    const Json json = Json::parse(claims, nullptr, false);
    require(json.is_object(), "believed claims are a JSON object", claims);
    require(json.value("customer", "") == believed.customer && !believed.customer.empty(),
            "the customer is the one that was signed", claims);
    require(json.value("tier", "") == believed.tier, "the tier is the one that was signed", claims);
    require(believed.project == project, "only this project's tokens are believed", claims);
    require(believed.keyId.empty() || believed.keyId == "now", "only the secret in force signs", claims);
    require(believed.expiresAt + tokenLeewaySeconds > nowSeconds
                && believed.issuedAt <= nowSeconds + tokenLeewaySeconds
                && believed.expiresAt - believed.issuedAt <= longestTokenLifeSeconds,
            "a believed token is in its time", claims);
    const auto again = read(signCustomerToken(believed, current()));
    require(again && same(*again, believed), "what is believed can be signed and read again", claims);
}

} // namespace

/// A first byte of 0: the rest is a token as strangers send it, and none of them knows a secret. Else the
/// rest is claims that are signed here, and the byte chooses where the token is spoilt.
void readCustomerTokens(std::string_view input)
{
    Input bytes(input);
    const std::uint8_t choice = bytes.byte();
    if (choice == 0) {
        require(!read(bytes.rest()), "nothing unsigned is believed", bytes.rest());
        return;
    }
    require(!read(signedBy(retired(), bytes.rest())), "a retired secret signs nothing", bytes.rest());
    std::string token = signedBy(current(), bytes.rest());
    if (const auto claims = read(token))
        requireSaid(*claims, bytes.rest());
    const std::size_t place = (std::size_t(choice) * 257) % token.size();
    token[place] = static_cast<char>(token[place] ^ (1 << (choice % 7)));
    require(!read(token), "a spoilt token is not believed", token);
    token.erase(place, 1);
    require(!read(token), "a shortened token is not believed", token);
}

} // namespace llm0::fuzz
