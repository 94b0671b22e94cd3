#include "torture/life.h"

namespace llm0::torture {

namespace {

constexpr int pollMs = 5;
constexpr int mostPolls = 3'000;

} // namespace

Life::Life(const Parts &parts, const LifePlan &plan, std::size_t index)
    : m_parts(parts)
    , m_plan(plan)
    , m_index(index)
{
    for (const CallPlan &call : plan.calls)
        m_calls.push_back({&call, nullptr});
    m_orders.resize(plan.orders.size());
    for (std::size_t i = 0; i < plan.orders.size(); ++i)
        m_orders[i].plan = &plan.orders[i];
}

Life::~Life() = default;

void Life::play()
{
    for (Running &running : m_calls)
        later(running.plan->atMs, [this, &running] { begin(running); });
    for (Ordered &ordered : m_orders) {
        later(ordered.plan->atMs, [this, &ordered] { give(ordered); });
        if (ordered.plan->untilMs)
            later(*ordered.plan->untilMs, [this, &ordered] { takeBack(ordered); });
    }
    if (m_plan.end != LifePlan::End::Quiet)
        later(m_plan.endsAtMs, [this] { end(); });
    m_loop.exec();
}

void Life::later(int ms, std::function<void()> work)
{
    ++m_waiting;
    m_timers.push_back(std::make_unique<QTimer>());
    QTimer *timer = m_timers.back().get();
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer, &QTimer::timeout, timer, std::move(work));
    timer->start(ms);
}

void Life::begin(Running &running)
{
    const World &world = m_parts.world;
    const CallPlan &call = *running.plan;
    const HttpAsk ask = askFor(call, world.customers[call.customer], m_parts.gateway.dataUrl(),
                               m_parts.names.keys[call.key].secret);
    running.flight = std::make_unique<Flight>(m_parts.client, ask, mannersOf(call), [this] { ended(); });
}

void Life::noteCaps(const OrderPlan &order)
{
    switch (order.kind) {
    case OrderPlan::Kind::Raise:
        return m_parts.caps.raise(order.raise);
    case OrderPlan::Kind::AccountCaps:
        return m_parts.caps.set({Scope::Kind::Account, 0}, order.limits.caps);
    case OrderPlan::Kind::ProjectCaps:
        return m_parts.caps.set({Scope::Kind::Project, order.target}, order.limits.caps);
    case OrderPlan::Kind::KeyCaps:
        return m_parts.caps.set({Scope::Kind::Key, order.target}, order.limits.caps);
    case OrderPlan::Kind::CustomerLimits:
        return m_parts.caps.set({Scope::Kind::Customer, order.target}, order.limits);
    default:
        return;
    }
}

Change Life::changeOf(const OrderPlan &order, bool back) const
{
    const World &world = m_parts.world;
    const Names &names = m_parts.names;
    switch (order.kind) {
    case OrderPlan::Kind::AccountCaps:
        return accountChange(order.limits.caps);
    case OrderPlan::Kind::ProjectCaps:
        return projectChange(names, order.target, order.limits.caps);
    case OrderPlan::Kind::KeyCaps:
        return keyChange(names, world, order.target, capFields(order.limits.caps));
    case OrderPlan::Kind::CustomerLimits:
        return customerChange(names, world.customers[order.target], {{"limits", limitFields(order.limits)}});
    case OrderPlan::Kind::Revoke:
        return keyChange(names, world, order.target, {{"is_active", back}});
    case OrderPlan::Kind::Block:
        return customerChange(names, world.customers[order.target], {{"blocked", !back}});
    case OrderPlan::Kind::Raise:
        return raiseChange(names, world, order.raise);
    case OrderPlan::Kind::Price:
        return priceChange(order.price, back);
    case OrderPlan::Kind::Pause:
    case OrderPlan::Kind::Lock:
        break;
    }
    return back ? Change{"POST", "/resume", Json::object()} : Change{"POST", "/pause", Json::object()};
}

std::unique_ptr<Flight> Life::send(const Change &change, std::function<void()> onEnd)
{
    HttpAsk ask;
    ask.method = change.method;
    ask.url = m_parts.gateway.adminUrl() + "/v1/admin" + change.path;
    ask.headers = {{"Authorization", "Bearer " + m_parts.gateway.adminToken()},
                   {"Content-Type", "application/json"}};
    ask.body = change.body.dump();
    return std::make_unique<Flight>(m_parts.client, ask, Manners{}, std::move(onEnd));
}

void Life::give(Ordered &ordered)
{
    if (ordered.plan->kind == OrderPlan::Kind::Lock) {
        m_lock = std::make_unique<DatabaseLock>(m_parts.gateway.dataDir());
        ordered.locked = m_lock->held();
        return ended();
    }
    noteCaps(*ordered.plan);
    ordered.offAsked = Flight::Clock::now();
    ordered.off = send(changeOf(*ordered.plan, false), [this, &ordered] {
        const int status = ordered.off->reply().status;
        if (status == 200)
            ordered.offAnswered = Flight::Clock::now();
        if (ordered.plan->kind == OrderPlan::Kind::Raise)
            noteRaise(ordered.plan->raise, status);
        ended();
    });
}

/// A fault of the gateway's own leaves it open whether the raise holds.
void Life::noteRaise(const RaisePlan &raise, int status)
{
    if (status == 200)
        m_parts.caps.granted(raise);
    else if (status >= 400 && status < 500)
        m_parts.caps.denied(raise);
}

void Life::takeBack(Ordered &ordered)
{
    if (ordered.plan->kind == OrderPlan::Kind::Lock) {
        m_lock.reset();
        return ended();
    }
    ordered.onAsked = Flight::Clock::now();
    ordered.on = send(changeOf(*ordered.plan, true), [this, &ordered] {
        if (ordered.on->reply().status == 204)
            ordered.onAnswered = Flight::Clock::now();
        ended();
    });
}

/// What has not begun by now never will.
void Life::end()
{
    for (const auto &timer : m_timers) {
        if (timer->isActive()) {
            timer->stop();
            --m_waiting;
        }
    }
    if (m_plan.end == LifePlan::End::Killed)
        m_parts.gateway.killHard();
    else
        m_parts.gateway.askToStop();
    afterEnd();
}

void Life::afterEnd()
{
    if (++m_polls > mostPolls)
        m_parts.gateway.killHard();
    if (m_parts.gateway.running() && !m_parts.gateway.waitForEnd(0)) {
        later(pollMs, [this] { afterEnd(); });
        return ended();
    }
    m_lock.reset();
    m_exitCode = m_parts.gateway.exitCode();
    ended();
}

void Life::ended()
{
    if (--m_waiting == 0)
        m_loop.quit();
}

void Life::report(Evidence &evidence) const
{
    for (const Running &running : m_calls) {
        CallSeen seen;
        seen.plan = running.plan;
        seen.life = m_index;
        if (running.flight) {
            const HttpReply &reply = running.flight->reply();
            seen.started = true;
            seen.left = running.flight->left();
            seen.whole = reply.end == UpstreamEnd::Complete;
            seen.at = running.flight->startedAt();
            seen.endedAt = running.flight->endedAt();
            seen.status = reply.status;
            seen.headers = reply.headers;
            seen.body = reply.body;
        }
        evidence.calls.push_back(std::move(seen));
    }
    for (const Ordered &ordered : m_orders) {
        evidence.orders += ordered.off || ordered.locked ? 1 : 0;
        const Instant until = ordered.on ? ordered.onAsked : Instant::max();
        if (ordered.plan->kind == OrderPlan::Kind::Price && ordered.off)
            evidence.edits.push_back({m_index, ordered.plan->price, ordered.offAsked, ordered.offAnswered,
                                      until, ordered.onAnswered});
        else if (ordered.plan->untilMs && ordered.offAnswered != Instant{})
            evidence.off.push_back({ordered.plan->kind, ordered.plan->target, ordered.offAnswered, until});
    }
}

} // namespace llm0::torture
