#include "pipeline/places.h"

#include <algorithm>
#include <utility>

namespace llm0 {

namespace {

int shareOf(int limit)
{
    return std::max(1, limit / 8);
}

} // namespace

Places::Place::Place(Places &owner, Caller caller, int &ofProvider, int *reserve)
    : m_owner(&owner)
    , m_caller(caller)
    , m_ofProvider(&ofProvider)
    , m_reserve(reserve)
{
    ++(reserve ? *reserve : owner.m_common);
    ++owner.m_byCaller[caller];
    ++ofProvider;
}

Places::Place::Place(Place &&other) noexcept
    : m_owner(std::exchange(other.m_owner, nullptr))
    , m_caller(other.m_caller)
    , m_ofProvider(other.m_ofProvider)
    , m_reserve(other.m_reserve)
{}

Places::Place::~Place()
{
    if (!m_owner)
        return;
    --(m_reserve ? *m_reserve : m_owner->m_common);
    --*m_ofProvider;
    const auto ofCaller = m_owner->m_byCaller.find(m_caller);
    if (--ofCaller->second == 0)
        m_owner->m_byCaller.erase(ofCaller);
}

std::optional<Places::Place> Places::take(Caller caller, const std::string &provider, int limit)
{
    const int few = shareOf(limit);
    int &ofProvider = m_byProvider[provider];
    const auto known = m_byCaller.find(caller);
    const int ofCaller = known == m_byCaller.end() ? 0 : known->second;
    int *reserve = nullptr;
    if (m_common >= limit) {
        if (ofProvider < few && m_forProviders < few)
            reserve = &m_forProviders;
        else if (ofCaller < few && m_forCallers < few)
            reserve = &m_forCallers;
        else
            return std::nullopt;
    }
    return Place(*this, caller, ofProvider, reserve);
}

} // namespace llm0
