#pragma once

#include "domain/cached.h"

#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace llm0 {

/// Identical requests under way: the first leads and makes the call, the others wait for its answer.
/// Callable from any thread. A waiter's functions are called on the leader's thread and under the lock, so
/// that none is called once leave() has returned: they may only pass on to their own thread's mailbox.
class Flights
{
public:
    /// What the leader got: opaque here, shared by all who wait.
    using Answer = std::shared_ptr<const CachedAnswer>;

    struct Waiter {
        std::function<void(Answer)> answered;
        /// The leader failed, and this waiter is the next to lead.
        std::function<void()> lead;
    };

    /// The right to make the call, and the duty to end it: finish() on success, else it passes to the next
    /// waiter when it is dropped.
    class Lead
    {
    public:
        Lead() = default;
        Lead(Lead &&other) noexcept : m_flights(std::exchange(other.m_flights, nullptr)), m_key(other.m_key)
        {}
        Lead &operator=(Lead &&other) noexcept;
        ~Lead() { pass(); }
        explicit operator bool() const { return m_flights != nullptr; }

        void finish(Answer answer);
        /// The call failed for this request.
        void pass();

    private:
        friend class Flights;
        Lead(Flights *flights, const CacheKey &key) : m_flights(flights), m_key(key) {}
        Flights *m_flights = nullptr;
        CacheKey m_key{};
    };

    /// Leads when nobody does; otherwise `waiter` is kept, and `ticket` is for leave().
    Lead join(const CacheKey &key, Waiter waiter, std::uint64_t &ticket);
    /// The lead that Waiter::lead announced. Call it once, also when it is not wanted any more.
    Lead take(const CacheKey &key) { return Lead(this, key); }
    /// The waiter's client has gone. False: it was told already, so a lead may be on its way to it.
    bool leave(const CacheKey &key, std::uint64_t ticket);

    std::size_t underWay() const;

private:
    struct Flight {
        std::vector<std::pair<std::uint64_t, Waiter>> waiters; ///< in the order of arrival
    };
    void finish(const CacheKey &key, const Answer &answer);
    void passOn(const CacheKey &key);

    mutable std::mutex m_mutex;
    std::unordered_map<CacheKey, Flight, CacheKeyHash> m_flights;
    std::uint64_t m_lastTicket = 0;
};

} // namespace llm0
