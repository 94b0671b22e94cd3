#include "cache/flights.h"

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
    const std::lock_guard lock(m_mutex);
    const auto flight = m_flights.find(key);
    if (flight == m_flights.end())
        return;
    for (const auto &[ticket, waiter] : flight->second.waiters)
        waiter.answered(answer);
    m_flights.erase(flight);
}

void Flights::passOn(const CacheKey &key)
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
    waiters.front().second.lead();
    waiters.erase(waiters.begin());
}

std::size_t Flights::underWay() const
{
    const std::lock_guard lock(m_mutex);
    return m_flights.size();
}

} // namespace llm0
