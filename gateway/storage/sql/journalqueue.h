#pragma once

#include "storage/sql/sqldatabase.h"
#include "storage/stores.h"

#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>

namespace llm0 {

struct HoldItem {
    HoldRow hold;
    Journal::Done done;
};
/// A hold that was answered with a failure but may have reached the disk.
struct ForgetHoldItem {
    std::string requestId;
};
/// Work on the writer's connection. Reads run while writes fail, too.
struct TaskItem {
    bool writes = true;
    std::function<Status(SqlDatabase &)> work;
    std::shared_ptr<std::promise<Status>> done;
};
/// Reached when everything before it is on disk.
struct MarkerItem {
    std::shared_ptr<std::promise<void>> reached;
};
using JournalItem = std::variant<HoldItem, RequestRecord, Customer, ForgetHoldItem, TaskItem, MarkerItem>;

/// What many threads hand to the writer, and what it tells them. Thread-safe.
class JournalQueue
{
public:
    /// Now: somebody waits. Soon: what came may wait for company, since a transaction costs the same for
    /// many.
    enum class When { Soon, Now };
    /// Called when the writer has to look; never under the lock.
    using Wake = std::function<void(When)>;
    JournalQueue(std::size_t maxHolds, Wake wake) : m_maxHolds(maxHolds), m_wake(std::move(wake)) {}

    /// Overloaded when too many wait, LedgerUnavailable while writes fail; then `item.done` is not called.
    Status pushHold(HoldItem &item);
    void push(JournalItem &&item);

    /// Everything queued, up to `limit`; `more` tells whether some is left.
    std::deque<JournalItem> take(std::size_t limit, bool &more);
    /// `count` items came from the spill file and are treated as taken.
    void adopted(std::size_t count);
    /// `count` of the taken items are over.
    void finished(std::size_t count);

    Status health() const;
    void setHealth(Status health);
    std::size_t backlog() const;

private:
    std::optional<When> append(JournalItem &&item);

    mutable std::mutex m_mutex;
    std::deque<JournalItem> m_items;
    std::size_t m_maxHolds;
    std::size_t m_holds = 0;
    std::size_t m_taken = 0;
    std::optional<When> m_woken; ///< what the writer has been told since it looked last
    Status m_health;
    Wake m_wake;
};

} // namespace llm0
