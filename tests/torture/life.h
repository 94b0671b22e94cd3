#pragma once

#include "torture/calls.h"
#include "torture/databaselock.h"
#include "torture/evidence.h"
#include "torture/worldsetup.h"

#include <QEventLoop>

#include <memory>

namespace llm0::torture {

/// One life of the gateway: its calls and orders at their times, then its end as planned.
class Life
{
public:
    struct Parts {
        const World &world;
        const Names &names;
        GatewayProcess &gateway;
        CapBook &caps;
        UpstreamClient &client;
    };

    Life(const Parts &parts, const LifePlan &plan, std::size_t index);
    ~Life();

    /// Returns when all clients are done and the planned end has come.
    void play();
    void report(Evidence &evidence) const;
    int exitCode() const { return m_exitCode; }

private:
    struct Running {
        const CallPlan *plan = nullptr;
        std::unique_ptr<Flight> flight; ///< none: not begun
    };
    struct Ordered {
        const OrderPlan *plan = nullptr;
        std::unique_ptr<Flight> off;
        std::unique_ptr<Flight> on;
        bool locked = false;
        Instant offAsked{};
        Instant offAnswered{};
        Instant onAsked{};
        Instant onAnswered{};
    };

    void later(int ms, std::function<void()> work);
    void begin(Running &running);
    void give(Ordered &ordered);
    void takeBack(Ordered &ordered);
    std::unique_ptr<Flight> send(const Change &change, std::function<void()> onEnd);
    Change changeOf(const OrderPlan &order, bool back) const;
    void noteCaps(const OrderPlan &order);
    void noteRaise(const RaisePlan &raise, int status);
    void end();
    void afterEnd();
    void ended();

    const Parts m_parts;
    const LifePlan &m_plan;
    const std::size_t m_index;
    std::vector<Running> m_calls;
    std::vector<Ordered> m_orders;
    std::vector<std::unique_ptr<QTimer>> m_timers;
    int m_waiting = 0; ///< of things that were begun or will begin
    int m_exitCode = 0;
    int m_polls = 0;
    std::unique_ptr<DatabaseLock> m_lock;
    QEventLoop m_loop;
};

} // namespace llm0::torture
