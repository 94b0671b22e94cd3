#pragma once

#include "base/result.h"
#include "domain/cacheconfig.h"
#include "domain/failover.h"
#include "domain/limits.h"
#include "http/httpserver.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace llm0 {

/// What the owner may change about one provider.
struct ProviderSettings {
    std::string baseUrl; ///< empty: the provider's own
    bool enabled = true;
    int keyWeight = 1; ///< of the main key, among several
    /// Further keys: their names in the secret store and their shares of the calls.
    std::map<std::string, int> moreKeys;
};

/// An OpenAI-compatible endpoint that the owner added.
struct CustomProvider {
    std::string slug;
    std::string name;
    std::string baseUrl;
    friend bool operator==(const CustomProvider &, const CustomProvider &) = default;
};

/// Everything that can be configured, with its defaults. A plain value; see configstore.h for where it is
/// kept.
struct GatewayConfig {
    ListenAddress listen{"127.0.0.1", 8080};
    ListenAddress adminListen{"127.0.0.1", 8081};
    std::string tlsCertificate;       ///< PEM file; both listeners speak TLS when it is set
    std::string tlsKey;               ///< PEM file
    bool allowInsecureListen = false; ///< plain http beyond loopback
    int workers = 0;                  ///< 0: half the cores, at least one
    std::string budgetTimeZone = "UTC";
    Caps accountCaps;
    int retentionDays = 0;             ///< of the request log; 0: for ever. Roll-ups are kept always
    bool synchronousFull = false;      ///< survive power loss, not only a crash
    int idleTimeoutSeconds = 300;      ///< between two pieces of a provider's answer
    int firstByteTimeoutSeconds = 600; ///< until a provider begins to answer (REQUEST_TIMEOUT)
    int longestAnswerSeconds = 7200;   ///< a call that still goes on then is cut
    int maxConcurrentRequests = 2000;  ///< per worker; more are refused as overloaded
    std::int64_t unknownModelOutputLimit =
        8192;                                  ///< sent upstream where neither client nor book names a limit
    std::int64_t leastUsefulOutputTokens = 64; ///< a call is not fitted below this
    std::vector<std::string> allowedHosts;
    std::vector<std::string> corsOrigins;
    bool allowInsecureUpstream = false;                ///< plain http to public hosts
    std::string secretsBackend = "auto";               ///< "auto", "keychain", "file"
    std::map<std::string, ProviderSettings> providers; ///< by slug
    std::vector<CustomProvider> customProviders;
    std::string awsRegion = "us-east-1";
    FailoverSettings failover;
    CacheConfig cache;
    int dailyBackups = 7;                  ///< that are kept; 0: none are made
    std::string dailyBackupTime = "04:10"; ///< in the budget's zone
};

} // namespace llm0
