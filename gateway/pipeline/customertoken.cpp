#include "pipeline/customertoken.h"

#include "base/base64.h"
#include "base/hmac.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view versionPart = "v1.";
constexpr std::int64_t secondMs = 1000;

Error bad(const std::string &why, const std::string &claim = std::string(customerTokenHeader))
{
    return {ErrorCode::CustomerMismatch, "the customer token " + why, claim};
}

struct TokenParts {
    std::string_view signedText; ///< with the version
    std::string claims;          ///< JSON
    std::string signature;
};

Result<TokenParts> partsOf(std::string_view token)
{
    if (token.size() > longestCustomerToken)
        return bad("is longer than " + std::to_string(longestCustomerToken) + " bytes");
    const auto last = token.rfind('.');
    if (!token.starts_with(versionPart) || last < versionPart.size())
        return bad("is not of the form v1.CLAIMS.SIGNATURE");
    TokenParts parts;
    parts.signedText = token.substr(0, last);
    auto claims = fromBase64Url(parts.signedText.substr(versionPart.size()));
    auto signature = fromBase64Url(token.substr(last + 1));
    if (!claims || !signature)
        return bad("is not base64url without padding");
    parts.claims = *std::move(claims);
    parts.signature = *std::move(signature);
    return parts;
}

/// The ID of the secret in force that signed it; all are tried, so that the time tells nothing.
std::optional<std::string> signerOf(const TokenParts &parts, const SigningKeys &keys, UnixMs now)
{
    std::optional<std::string> signer;
    for (const SigningKey &key : keys) {
        const bool fits = equalInConstantTime(hmacSha256(key.secret, parts.signedText), parts.signature);
        if (fits && key.about.inForce(now))
            signer = key.about.id;
    }
    return signer;
}

/// Parsed without loss: nlohmann's own reading of a doubled name would keep the last.
Result<Json> claimsJson(const std::string &text)
{
    std::set<std::string> names;
    std::string doubled;
    const auto watch = [&](int depth, Json::parse_event_t event, const Json &parsed) {
        if (event == Json::parse_event_t::key && depth == 1
            && !names.insert(parsed.get<std::string>()).second)
            doubled = parsed.get<std::string>();
        return true;
    };
    const Json json = Json::parse(text, watch, false);
    if (!json.is_object())
        return bad("does not hold a JSON object");
    if (!doubled.empty())
        return bad("names '" + doubled + "' twice", doubled);
    return json;
}

class ClaimReader
{
public:
    explicit ClaimReader(const Json &json) : m_json(json) {}

    void read(const char *name, std::string &target, bool needed)
    {
        const Json *value = take(name, needed);
        if (value && (!value->is_string() || value->get<std::string>().empty()))
            fail(name, "must be a text that is not empty");
        else if (value)
            target = value->get<std::string>();
    }
    void read(const char *name, std::int64_t &target)
    {
        const Json *value = take(name, true);
        constexpr std::int64_t farthest = 100'000'000'000; // seconds; times a thousand still fits
        if (value && (!value->is_number_unsigned() || value->get<std::uint64_t>() > farthest))
            fail(name, "must be a whole number of seconds since 1970");
        else if (value)
            target = value->get<std::int64_t>();
    }
    Status finish()
    {
        for (const auto &[name, value] : m_json.items()) {
            if (!m_taken.contains(name))
                fail(name.c_str(), "is not a claim that is known here");
        }
        return m_status;
    }

private:
    const Json *take(const char *name, bool needed)
    {
        m_taken.insert(name);
        const auto found = m_json.find(name);
        if (found != m_json.end())
            return &*found;
        if (needed)
            fail(name, "is missing");
        return nullptr;
    }
    void fail(const char *name, const char *why)
    {
        if (m_status)
            m_status = bad(std::string("has a fault: '") + name + "' " + why, name);
    }

    const Json &m_json;
    std::set<std::string, std::less<>> m_taken;
    Status m_status;
};

Result<CustomerClaims> readClaims(const std::string &text)
{
    const auto json = claimsJson(text);
    if (!json)
        return json.error();
    CustomerClaims claims;
    ClaimReader reader(*json);
    reader.read("customer", claims.customer, true);
    reader.read("tier", claims.tier, false);
    reader.read("project", claims.project, true);
    reader.read("kid", claims.keyId, false);
    reader.read("iat", claims.issuedAt);
    reader.read("exp", claims.expiresAt);
    if (const Status read = reader.finish(); !read)
        return read.error();
    return claims;
}

Status checkTimes(const CustomerClaims &claims, UnixMs now)
{
    const std::int64_t seconds = now / secondMs;
    if (claims.expiresAt + tokenLeewaySeconds <= seconds)
        return bad("has expired: have the app's server make a new one", "exp");
    if (claims.issuedAt > seconds + tokenLeewaySeconds)
        return bad("was issued in the future: set the clocks right", "iat");
    if (claims.expiresAt <= claims.issuedAt)
        return bad("expires before it was issued", "exp");
    if (claims.expiresAt - claims.issuedAt > longestTokenLifeSeconds)
        return bad("lives longer than a day", "exp");
    return {};
}

} // namespace

Result<CustomerClaims> readCustomerToken(std::string_view token, const SigningKeys &keys,
                                         std::string_view projectUuid, UnixMs now)
{
    if (keys.empty())
        return bad("cannot be checked: this project has no signing secret that can be read");
    const auto parts = partsOf(token);
    if (!parts)
        return parts.error();
    const auto signer = signerOf(*parts, keys, now);
    if (!signer)
        return bad("is not signed by a secret of this project that is in force");
    auto claims = readClaims(parts->claims);
    if (!claims)
        return claims;
    if (claims->project != projectUuid)
        return bad("is for another project", "project");
    if (!claims->keyId.empty() && claims->keyId != *signer)
        return bad("names another secret than the one that signed it", "kid");
    if (const Status times = checkTimes(*claims, now); !times)
        return times.error();
    return claims;
}

std::string signCustomerToken(const CustomerClaims &claims, const Secret &secret)
{
    Json json = {{"customer", claims.customer}};
    if (!claims.tier.empty())
        json["tier"] = claims.tier;
    json["project"] = claims.project;
    if (!claims.keyId.empty())
        json["kid"] = claims.keyId;
    json["iat"] = claims.issuedAt;
    json["exp"] = claims.expiresAt;
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    const std::string toSign = std::string(versionPart) + toBase64Url(text);
    return toSign + "." + toBase64Url(hmacSha256(secret, toSign));
}

} // namespace llm0
