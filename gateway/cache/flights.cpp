#include "cache/flights.h"

#include <algorithm>

namespace llm0 {

Flights::Lead &Flights::Lead::operator=(Lead &&other) noexcept
{
    if (this != &other) {
        pass();
        m_flights = std::exchange(other.m_flights, nullptr);
        m_key = other.m_key;
    }
    return *this;
}

void Flights::Lead::finish(Answer answer)
{
    if (Flights *flights = std::exchange(m_flights, nullptr))
        flights->finish(m_key, answer);
}

void Flights::Lead::pass()
{
    if (Flights *flights = std::exchange(m_flights, nullptr))
        flights->passOn(m_key);
}

Flights::Lead Flights::join(const CacheKey &key, Waiter waiter, std::uint64_t &ticket)
{
    const std::lock_guard lock(m_mutex);
    const auto [flight, first] = m_flights.try_emplace(key);
    if (first)
        return Lead(this, key);
    ticket = ++m_lastTicket;
    flight->second.waiters.emplace_back(ticket, std::move(waiter));
    return {};
}

bool Flights::leave(const CacheKey &key, std::uint64_t ticket)
{
    const std::lock_guard lock(m_mutex);
    const auto flight = m_flights.find(key);
    if (flight == m_flights.end())
        return false;
    return std::erase_if(flight->second.waiters, [ticket](const auto &w) { return w.first == ticket; }) > 0;
}

void Flights::finish(const CacheKey &key, const Answer &answer)
{
    std::vector<std::pair<std::uint64_t, Waiter>> waiters;
    {
        const std::lock_guard lock(m_mutex);
        const auto flight = m_flights.find(key);
        if (flight == m_flights.end())
            return;
        waiters.swap(flight->second.waiters);
        m_flights.erase(flight);
    }
    for (const auto &[ticket, waiter] : waiters)
        waiter.answered(answer);
}

void Flights::passOn(const CacheKey &key)
{
    std::function<void()> next;
    {
        const std::lock_guard lock(m_mutex);
        const auto flight = m_flights.find(key);
        if (flight == m_flights.end())
            return;
        auto &waiters = flight->second.waiters;
        if (waiters.empty()) {
            m_flights.erase(flight);
            return;
        }
        next = std::move(waiters.front().second.lead);
        waiters.erase(waiters.begin());
    }
    next();
}

std::size_t Flights::underWay() const
{
    const std::lock_guard lock(m_mutex);
    return m_flights.size();
}

} // namespace llm0
