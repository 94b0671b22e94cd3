#include "faultworld.h"

#include <QElapsedTimer>
#include <QTest>

#include <linux/capability.h>
#include <sys/prctl.h>

namespace llm0 {

namespace {

using Json = GatewayProcess::Json;

const std::string cachedQuestion = "the question that is asked again";

GatewayProcess::Environment environmentOf(const FakeProvider &provider)
{
    auto environment = GatewayProcess::pointingTo(provider.baseUrl());
    environment["FAILOVER_MODE"] = "cloud_only";
    return environment;
}

std::string codeOf(const HttpReply &reply)
{
    const Json json = Json::parse(reply.body, nullptr, false);
    return json.is_object() && json.contains("error") && json["error"].contains("code")
                   && json["error"]["code"].is_string()
               ? json["error"]["code"].get<std::string>()
               : std::string();
}

std::string shown(const char *who, const HttpReply &reply)
{
    return std::string(who) + ": " + std::to_string(reply.status) + " " + reply.body.substr(0, 300) + " "
           + reply.reason;
}

} // namespace

FaultWorld::FaultWorld(std::string dataDir) : gateway(environmentOf(provider), std::move(dataDir)) {}

FaultWorld::FaultWorld(GatewayProcess::Environment environment)
    : gateway([this, &environment] {
        environment.merge(environmentOf(provider));
        environment.erase("OPENAI_API_KEY");
        return environment;
    }())
    , m_storesKey(true)
{}

bool FaultWorld::start(const std::vector<std::string> &moreArguments)
{
    if (!gateway.start(moreArguments))
        return false;
    if (m_storesKey && gateway.admin("PUT", "/providers/openai/key", {{"key", "sk-stored"}}).status != 204)
        return false;
    m_key = gateway.createKey();
    m_cachingKey = gateway.createKey({{"cache_enabled", nullptr}});
    return paid().status == 200 && local().status == 200 && cached().status == 200;
}

HttpReply FaultWorld::send(const GatewayProcess::Key &key, const std::string &body)
{
    HttpAsk ask;
    ask.url = gateway.chatUrl();
    ask.headers = withKey(key);
    ask.body = body;
    return m_http.send(ask);
}

HttpReply FaultWorld::paid()
{
    return send(m_key, chatBody("call " + std::to_string(++m_calls) + " fake:tokens=5"));
}

HttpReply FaultWorld::local()
{
    return send(m_key,
                chatBody("call " + std::to_string(++m_calls) + " fake:tokens=5", false, "ollama/llama3.2"));
}

HttpReply FaultWorld::cached()
{
    return send(m_cachingKey, chatBody(cachedQuestion));
}

HttpReply FaultWorld::untilRefused(int status, int limitMs)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < limitMs) {
        const HttpReply reply = paid();
        if (reply.status == status)
            return reply;
        QTest::qWait(10);
    }
    return {};
}

bool FaultWorld::recovers(int limitMs)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < limitMs) {
        if (paid().status == 200)
            return true;
        QTest::qWait(50);
    }
    return false;
}

std::string FaultWorld::refusesOnlyPaid(const std::string &code, const std::string &word, int status)
{
    const HttpReply refused = untilRefused(status);
    if (codeOf(refused) != code || refused.body.find(word) == std::string::npos)
        return shown("paid", refused);
    if (const HttpReply reply = local(); reply.status != 200)
        return shown("local", reply);
    if (const HttpReply reply = cached();
        reply.status != 200 || reply.headers.value("X-Cache-Hit") != "exact")
        return shown("cached", reply);
    return {};
}

std::string FaultWorld::lostSomething()
{
    if (!provider.waitIdle() || !gateway.waitSettled())
        return "something is still under way";
    std::size_t billed = 0;
    for (const auto &call : provider.billedCalls())
        billed += call.bill.calls > 0 ? 1 : 0;
    std::size_t rows = 0;
    QElapsedTimer timer;
    timer.start();
    do {
        rows = 0;
        for (const Json &row : gateway.rows())
            rows += row["status"] != "refused" && row["cache"] == "miss" ? 1 : 0;
    } while (rows < billed && timer.elapsed() < 5'000);
    if (rows != billed)
        return std::to_string(billed) + " calls were billed, " + std::to_string(rows) + " are in the log";
    const Json verified = gateway.admin("POST", "/verify", Json::object()).body;
    if (!verified.is_object() || !verified.value("ok", false) || verified["open_holds"] != 0)
        return verified.dump();
    return {};
}

bool FaultWorld::limit(__rlimit_resource resource, rlim_t value)
{
    const auto process = static_cast<pid_t>(gateway.pid());
    rlimit limits = {};
    if (::prlimit(process, resource, nullptr, &limits) != 0)
        return false;
    limits.rlim_cur = std::min(value, limits.rlim_max);
    return ::prlimit(process, resource, &limits, nullptr) == 0;
}

WriteLock::WriteLock(const std::string &path)
{
    SqlOptions options;
    options.path = path;
    options.busyTimeoutMs = 5'000;
    auto database = SqlDatabase::open(options);
    if (!database || !(*database)->run("BEGIN EXCLUSIVE"))
        qFatal("no lock on %s", path.c_str());
    m_database = *std::move(database);
}

void obeyFileModes()
{
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
}

void useThenStop(FaultWorld &world)
{
    QVERIFY2(world.start(), world.gateway.output().c_str());
    QCOMPARE(world.gateway.stop(), 0);
}

void refusesToStart(GatewayProcess &gateway, const std::string &word)
{
    QCOMPARE(gateway.runToEnd(), 1);
    QVERIFY2(gateway.output().find(word) != std::string::npos, gateway.output().c_str());
}

} // namespace llm0
