#pragma once

#include "providers/providerregistry.h"
#include "routing/circuitbreaker.h"
#include "routing/routeplanner.h"

#include <map>
#include <mutex>
#include <optional>
#include <tuple>

namespace llm0 {

/// How a place has been doing, for people.
struct PlaceHealth {
    RouteStep place;
    CircuitBreaker::State state = CircuitBreaker::State::Closed;
    std::int64_t openForMs = 0; ///< still
    int failuresInARow = 0;
    std::int64_t calls = 0;
    std::int64_t failures = 0;
    std::string lastFailure;      ///< without secrets; empty: none yet
    std::int64_t firstByteMs = 0; ///< of the last answer
};

/// What every worker has seen of providers, models and keys. Callable from any thread; monotonic
/// milliseconds.
class ProviderHealth
{
public:
    /// Whether the place may be tried now; see CircuitBreaker::tryPass.
    bool tryPass(const RouteStep &place, std::int64_t nowMs);
    void succeeded(const RouteStep &place, std::int64_t firstByteMs);
    void failed(const RouteStep &place, const TryEnd &end, const std::string &why, std::int64_t nowMs);

    /// One of the account's keys, by weight, those that were refused or limited a moment ago left out while
    /// others are there. `pick` is a random number. nullptr: the account has none.
    const ProviderKey *chooseKey(const ProviderAccount &account, std::uint32_t pick,
                                 std::int64_t nowMs) const;
    /// The key was refused (401, 403) or has run into its limit (402, 429).
    void keyFailed(const ProviderAccount &account, const ProviderKey &key, const TryEnd &end,
                   std::int64_t nowMs);
    /// For how long yet a key is left out; 0: it is in use.
    std::int64_t keyRestsForMs(std::string_view provider, std::string_view keyId, std::int64_t nowMs) const;
    /// Keys were changed: what was known of them says nothing any more.
    void forgetKeys(std::string_view provider);

    std::vector<PlaceHealth> all(std::int64_t nowMs) const;

private:
    struct Entry {
        CircuitBreaker breaker;
        std::int64_t calls = 0;
        std::int64_t failures = 0;
        std::int64_t firstByteMs = 0;
        std::string lastFailure;
    };
    struct PlaceOrder {
        bool operator()(const RouteStep &a, const RouteStep &b) const
        {
            return std::tie(a.provider, a.model) < std::tie(b.provider, b.model);
        }
    };

    Entry &entryOf(const RouteStep &place);

    mutable std::mutex m_mutex;
    std::map<RouteStep, Entry, PlaceOrder> m_places;
    std::map<std::pair<std::string, std::string>, std::int64_t> m_restingUntil; ///< provider, key → ms
};

} // namespace llm0
