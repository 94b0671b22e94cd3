#include "budget/reservation.h"

#include <utility>

namespace llm0 {

std::string_view scopeName(ScopeKind kind)
{
    switch (kind) {
    case ScopeKind::Account:
        return "account";
    case ScopeKind::Project:
        return "project";
    case ScopeKind::Key:
        return "key";
    case ScopeKind::Customer:
        return "customer";
    }
    return "account";
}

std::string_view windowName(CapRefusal::Window window)
{
    switch (window) {
    case CapRefusal::Window::Request:
        return "request";
    case CapRefusal::Window::Day:
        return "day";
    case CapRefusal::Window::Month:
        return "month";
    }
    return "day";
}

Reservation::Reservation(ReservationOwner &owner, HeldScopes held, Money amount)
    : m_owner(&owner)
    , m_held(std::move(held))
    , m_amount(amount)
{}

Reservation::Reservation(Reservation &&other) noexcept
    : m_owner(std::exchange(other.m_owner, nullptr))
    , m_held(std::move(other.m_held))
    , m_amount(other.m_amount)
    , m_sent(other.m_sent)
{}

Reservation &Reservation::operator=(Reservation &&other) noexcept
{
    if (this != &other) {
        end(m_sent ? m_amount : Money());
        m_owner = std::exchange(other.m_owner, nullptr);
        m_held = std::move(other.m_held);
        m_amount = other.m_amount;
        m_sent = other.m_sent;
    }
    return *this;
}

Reservation::~Reservation()
{
    end(m_sent ? m_amount : Money());
}

void Reservation::shrinkTo(Money amount)
{
    if (!m_owner || amount >= m_amount)
        return;
    m_owner->resize(m_held, m_amount, amount);
    m_amount = amount;
}

void Reservation::settle(Money spent)
{
    end(spent);
}

void Reservation::end(Money spent)
{
    if (ReservationOwner *owner = std::exchange(m_owner, nullptr))
        owner->finish(m_held, m_amount, spent);
}

} // namespace llm0
