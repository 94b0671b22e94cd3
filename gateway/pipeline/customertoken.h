#pragma once

#include "limits/signingkeys.h"

#include <optional>

namespace llm0 {

// A customer token says for whom an app's page calls, signed by the app's own server:
//   v1.<base64url(claims)>.<base64url(HMAC-SHA256(secret, "v1.<base64url(claims)>"))>
// Both without padding; the key of the HMAC is the secret's text as it was shown.

inline constexpr std::string_view customerTokenHeader = "X-LLM0-Customer-Token";
inline constexpr std::int64_t longestTokenLifeSeconds = 24 * 3600;
inline constexpr std::int64_t tokenLeewaySeconds = 30; ///< by which two clocks may differ
inline constexpr std::size_t longestCustomerToken = 2048;

/// What a token says. Times are seconds since the Unix epoch.
struct CustomerClaims {
    std::string customer;
    std::string tier;    ///< empty: none
    std::string project; ///< UUID
    std::string keyId;   ///< `kid`; empty: any secret in force
    std::int64_t issuedAt = 0;
    std::int64_t expiresAt = 0;
};

/// Signature first, nothing is read of a token that is not signed; then the claims, strictly: unknown,
/// doubled or missing ones are refused by name.
Result<CustomerClaims> readCustomerToken(std::string_view token, const SigningKeys &keys,
                                         std::string_view projectUuid, UnixMs now);

std::string signCustomerToken(const CustomerClaims &claims, const Secret &secret);

} // namespace llm0
