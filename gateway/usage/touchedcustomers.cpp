#include "usage/touchedcustomers.h"

namespace llm0 {

namespace {

constexpr std::size_t mostNoted = 10'000;

} // namespace

void TouchedCustomers::touch(ProjectId project, const std::string &customer)
{
    const std::lock_guard lock(m_mutex);
    if (m_touched.customers.size() < mostNoted)
        m_touched.customers.emplace(project, customer);
    else
        m_touched.more = true;
}

TouchedCustomers::Touched TouchedCustomers::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_touched, {});
}

} // namespace llm0
