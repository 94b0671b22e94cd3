#include "torture/run.h"

#include "torture/figures.h"
#include "torture/life.h"
#include "torture/probe.h"

#include <QElapsedTimer>
#include <QThread>

#include <stdexcept>

namespace llm0::torture {

namespace {

constexpr int quietLimitMs = 5'000;
constexpr int pollMs = 5;
constexpr std::int64_t msPerDay = 86'400'000;

/// Milliseconds until nothing is under way and nothing is held; -1: not in time.
int waitUntilQuiet(GatewayProcess &gateway)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < quietLimitMs) {
        const Json now = gateway.status();
        if (now.is_object() && now["in_flight"] == 0 && GatewayProcess::money(now, "reserved").isZero())
            return static_cast<int>(timer.elapsed());
        QThread::msleep(pollMs);
    }
    return -1;
}

/// After another program's lock the gateway looks now and then whether it can write again.
int waitUntilWritable(GatewayProcess &gateway)
{
    QElapsedTimer timer;
    timer.start();
    while (gateway.status().value("ledger", std::string()) != "ok" && timer.elapsed() < quietLimitMs)
        QThread::msleep(pollMs);
    return static_cast<int>(timer.elapsed());
}

std::int64_t today()
{
    return SystemClock().nowMs() / msPerDay;
}

class Run
{
public:
    explicit Run(const Schedule &schedule)
        : m_schedule(schedule)
        , m_providers(schedule)
        , m_gateway(m_providers.environment())
    {
        m_evidence.schedule = &schedule;
        m_evidence.caps.emplace(schedule.world);
    }

    Evidence play();

private:
    void start();
    void restart(const Life &life, LifePlan::End end);
    void switchAllOn();
    void lookAtRows();

    const Schedule &m_schedule;
    Providers m_providers;
    GatewayProcess m_gateway;
    UpstreamClient m_client;
    Names m_names;
    Evidence m_evidence;
};

void Run::start()
{
    if (!m_gateway.start({"--workers", std::to_string(m_schedule.world.workers)}))
        throw std::runtime_error("the gateway did not start: " + m_gateway.output());
}

Evidence Run::play()
{
    const std::int64_t day = today();
    start();
    m_names = setUp(m_gateway, m_schedule.world);
    m_evidence.publishedVersion = m_gateway.admin("GET", "/prices?provider=none").body["version"];
    const Life::Parts parts{m_schedule.world, m_names, m_gateway, *m_evidence.caps, m_client};
    for (std::size_t i = 0; i < m_schedule.lives.size(); ++i) {
        const LifePlan &plan = m_schedule.lives[i];
        Life life(parts, plan, i);
        life.play();
        life.report(m_evidence);
        if (plan.end != LifePlan::End::Quiet)
            restart(life, plan.end);
    }
    m_evidence.settledMs = waitUntilQuiet(m_gateway);
    m_evidence.recoveredMs = waitUntilWritable(m_gateway);
    m_providers.waitIdle();
    switchAllOn();
    Probe probe(m_gateway, m_names, m_schedule.world, *m_evidence.caps);
    m_evidence.falseRefusals = probe.look();
    m_evidence.probes = probe.asked();
    waitUntilQuiet(m_gateway);
    lookAtRows();
    m_evidence.crossedMidnight = today() != day;
    return std::move(m_evidence);
}

void Run::restart(const Life &life, LifePlan::End end)
{
    m_providers.waitIdle();
    RestartSeen seen;
    seen.killed = end == LifePlan::End::Killed;
    seen.exitCode = life.exitCode();
    start();
    seen.quietMs = waitUntilQuiet(m_gateway);
    seen.verified = m_gateway.admin("POST", "/verify").body;
    seen.openHolds = seen.verified.value("open_holds", std::int64_t{-1});
    m_evidence.restarts.push_back(std::move(seen));
    switchAllOn();
}

/// What an order left switched off must not hinder what comes.
void Run::switchAllOn()
{
    for (OffWhile &off : m_evidence.off)
        off.until = std::min(off.until, Flight::Clock::now());
    m_gateway.admin("POST", "/resume", Json::object());
    for (const LifePlan &life : m_schedule.lives) {
        for (const OrderPlan &order : life.orders) {
            Change change;
            if (order.kind == OrderPlan::Kind::Revoke)
                change = keyChange(m_names, m_schedule.world, order.target, {{"is_active", true}});
            else if (order.kind == OrderPlan::Kind::Block)
                change =
                    customerChange(m_names, m_schedule.world.customers[order.target], {{"blocked", false}});
            else if (order.kind == OrderPlan::Kind::Price)
                change = priceChange(order.price, true);
            else
                continue;
            m_gateway.admin(change.method, change.path, change.body);
        }
    }
}

void Run::lookAtRows()
{
    m_evidence.arrivals = m_providers.arrivals();
    m_evidence.verified = m_gateway.admin("POST", "/verify").body;
    m_evidence.rows = m_gateway.rows();
    m_evidence.figures = differences(m_gateway, m_names, m_evidence.rows);
    for (const Json &row : m_evidence.rows) {
        const auto find = [](const auto &all, const auto &same) {
            return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), same) - all.begin());
        };
        m_evidence.rowProject.push_back(
            find(m_names.projects, [&row](const std::string &id) { return row["project_id"] == id; }));
        m_evidence.rowKey.push_back(
            find(m_names.keys, [&row](const GatewayProcess::Key &key) { return row["key_id"] == key.id; }));
    }
}

} // namespace

Evidence play(const Schedule &schedule)
{
    return Run(schedule).play();
}

} // namespace llm0::torture
