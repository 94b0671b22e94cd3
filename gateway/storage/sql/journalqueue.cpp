#include "storage/sql/journalqueue.h"

namespace llm0 {

namespace {

/// So many wait no longer for company.
constexpr std::size_t companyIsThere = 256;

bool isAwaited(const JournalItem &item)
{
    return std::holds_alternative<HoldItem>(item) || std::holds_alternative<TaskItem>(item)
           || std::holds_alternative<MarkerItem>(item);
}

} // namespace

Status JournalQueue::pushHold(HoldItem &item)
{
    std::optional<When> wake;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_health)
            return m_health;
        if (m_holds >= m_maxHolds)
            return Error{
                ErrorCode::Overloaded, "Too many calls wait for the database. Try again in a moment.", {}};
        ++m_holds;
        wake = append(std::move(item));
    }
    if (wake)
        m_wake(*wake);
    return {};
}

void JournalQueue::push(JournalItem &&item)
{
    std::optional<When> wake;
    {
        const std::lock_guard lock(m_mutex);
        wake = append(std::move(item));
    }
    if (wake)
        m_wake(*wake);
}

/// What the writer has to be told; nothing when it knows.
std::optional<JournalQueue::When> JournalQueue::append(JournalItem &&item)
{
    const When when = isAwaited(item) || m_items.size() >= companyIsThere ? When::Now : When::Soon;
    m_items.push_back(std::move(item));
    if (m_woken && (*m_woken == When::Now || when == When::Soon))
        return std::nullopt;
    m_woken = when;
    return when;
}

std::deque<JournalItem> JournalQueue::take(std::size_t limit, bool &more)
{
    const std::lock_guard lock(m_mutex);
    std::deque<JournalItem> taken;
    if (m_items.size() <= limit)
        taken.swap(m_items);
    while (!m_items.empty() && taken.size() < limit) {
        taken.push_back(std::move(m_items.front()));
        m_items.pop_front();
    }
    for (const auto &item : taken) {
        if (std::holds_alternative<HoldItem>(item))
            --m_holds;
    }
    m_taken += taken.size();
    more = !m_items.empty();
    m_woken = more ? std::optional(When::Now) : std::nullopt;
    return taken;
}

void JournalQueue::adopted(std::size_t count)
{
    const std::lock_guard lock(m_mutex);
    m_taken += count;
}

void JournalQueue::finished(std::size_t count)
{
    const std::lock_guard lock(m_mutex);
    m_taken -= count;
}

Status JournalQueue::health() const
{
    const std::lock_guard lock(m_mutex);
    return m_health;
}

void JournalQueue::setHealth(Status health)
{
    const std::lock_guard lock(m_mutex);
    m_health = std::move(health);
}

std::size_t JournalQueue::backlog() const
{
    const std::lock_guard lock(m_mutex);
    return m_items.size() + m_taken;
}

} // namespace llm0
