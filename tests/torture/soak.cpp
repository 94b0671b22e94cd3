#include "torture/soak.h"

#include "torture/dice.h"

#include <QEventLoop>

#include <algorithm>
#include <stdexcept>

namespace llm0::torture {

namespace {

constexpr int customers = 100;
constexpr int leaversAtOnce = 40;

/// Of a round. Those while the database is locked leave more rows waiting than memory may hold.
namespace each {
constexpr int hits = 14'000;
constexpr int capped = 8'000;
constexpr int nobodys = 2'000;
constexpr int tooMany = 2'000;
constexpr int misses = 3'000;
constexpr int streams = 500;
constexpr int leavers = 400;
constexpr int whileLocked = 22'500;
} // namespace each

void waitMs(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

int scaled(double scale, int requests)
{
    return std::max(1, static_cast<int>(scale * requests));
}

} // namespace

Soak::Soak(int workers, std::vector<std::string> only)
    : m_only(std::move(only))
    , m_gateway(GatewayProcess::pointingTo(m_provider.baseUrl()))
{
    if (!m_gateway.start({"--workers", std::to_string(workers)}))
        throw std::runtime_error("the gateway did not start: " + m_gateway.output());
    m_plain = m_gateway.createKey();
    m_cached = m_gateway.createKey({{"cache_enabled", true}});
    m_capped = m_gateway.createKey({{"daily_cap_usd", 0}});
    m_slow = m_gateway.createKey({{"rate_limit_per_minute", 1}});
    m_idle = footprintOf(m_gateway.pid());
    m_watch = std::make_unique<ProcessWatch>(m_gateway.pid());
    watchEvents();
}

Soak::~Soak() = default;

void Soak::watchEvents()
{
    const auto open = [this](std::function<void(std::string_view)> onData) {
        UpstreamRequest request;
        request.method = "GET";
        request.url = m_gateway.adminUrl() + "/v1/admin/events";
        request.headers.add("Authorization", "Bearer " + m_gateway.adminToken());
        request.maxBodyBytes = std::size_t{1} << 40;
        return m_client.start(std::move(request), {{}, std::move(onData), [](const UpstreamOutcome &) {}});
    };
    m_reader =
        open([this](std::string_view piece) { m_eventBytes += static_cast<std::int64_t>(piece.size()); });
    m_sleeper = open([](std::string_view) {});
    m_sleeper->pause();
}

WrkCounts Soak::load(const GatewayProcess::Key &key, const std::string &text, bool streamed, int requests)
{
    WrkAsk ask;
    ask.url = m_gateway.dataUrl();
    ask.key = key.secret;
    ask.userText = text;
    ask.streamed = streamed;
    ask.customers = customers;
    ask.requests = requests;
    return runWrk(ask);
}

/// Clients that go before their answer is there, or amid it.
std::int64_t Soak::leave(int count)
{
    Dice dice(++m_rounds);
    for (int left = count; left > 0; left -= leaversAtOnce) {
        std::vector<std::unique_ptr<Flight>> flights;
        QEventLoop loop;
        int open = leaversAtOnce;
        for (int i = 0; i < leaversAtOnce; ++i) {
            HttpAsk ask;
            ask.url = m_gateway.chatUrl();
            ask.headers = withKey(m_plain);
            ask.body = chatBody("leaving fake:tokens=12 delay=5 chunk-delay=2", i % 2 == 0);
            flights.push_back(
                std::make_unique<Flight>(m_client, ask, Manners{dice.between(0, 40), {}, 0}, [&loop, &open] {
                    if (--open == 0)
                        loop.quit();
                }));
        }
        if (open > 0)
            loop.exec();
    }
    return count;
}

void Soak::loadWhileLocked(SoakRound &round, int requests)
{
    const DatabaseLock lock(m_gateway.dataDir());
    const auto keys = {&m_plain, &m_cached, &m_capped};
    for (const auto *key : keys) {
        const WrkCounts counts = load(*key, key == &m_cached ? "the same" : "locked %d", false,
                                      requests / static_cast<int>(keys.size()));
        round.whileLocked += counts.requests;
        round.refusedWhileLocked += counts.notOk;
    }
}

/// Until nothing is under way and the database can be written.
void Soak::rest()
{
    for (int i = 0; i < 200; ++i) {
        const auto now = m_gateway.status();
        if (now["in_flight"] == 0 && now["ledger"] == "ok")
            break;
        waitMs(50);
    }
    m_gateway.admin("POST", "/verify");
    m_provider.waitIdle();
    // What the fake keeps of each request is its own.
    m_billedBefore += m_provider.billed().calls;
    m_provider.reset();
}

bool Soak::plays(const char *kind) const
{
    return m_only.empty() || std::find(m_only.begin(), m_only.end(), kind) != m_only.end();
}

SoakRound Soak::round(double scale)
{
    SoakRound round;
    const auto asked = [this, scale](const char *kind, const GatewayProcess::Key &key,
                                     const std::string &text, int requests, bool streamed = false) {
        return plays(kind) ? load(key, text, streamed, scaled(scale, requests)).requests : 0;
    };
    round.hits = asked("hits", m_cached, "the same", each::hits);
    round.refusals = asked("caps", m_capped, "capped %d", each::capped)
                     + asked("nobody", {"", "llm0_live_" + std::string(64, '0')}, "nobody", each::nobodys)
                     + asked("rates", m_slow, "slow %d", each::tooMany);
    round.misses = asked("misses", m_plain, "new %d fake:tokens=4", each::misses);
    round.streams = asked("streams", m_plain, "stream %d fake:tokens=8", each::streams, true);
    if (plays("leavers"))
        round.aborts = leave(scaled(scale, each::leavers));
    if (plays("locked"))
        loadWhileLocked(round, scaled(scale, each::whileLocked));
    rest();
    round.most = m_watch->takeMost();
    waitMs(1'000);
    round.after = footprintOf(m_gateway.pid());
    return round;
}

std::int64_t Soak::billedCalls()
{
    return m_billedBefore + m_provider.billed().calls;
}

} // namespace llm0::torture
