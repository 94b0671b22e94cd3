#include "admin/adminapi.h"
#include "cache/caches.h"

#include "configstore.h"
#include "http/collectedresponse.h"
#include "storage/filesecretstore.h"
#include "storage/storage.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>
#include <thread>

using namespace llm0;

namespace {

/// A watcher that stays, and can leave.
class Watcher final : public ResponseStream
{
public:
    std::string heard;
    bool left = false;
    std::size_t pending = 0;

    void send(int, const Headers &, std::string_view body) override { heard += body; }
    void begin(int, const Headers &) override {}
    void write(std::string_view bytes) override { heard += bytes; }
    void end() override { left = true; }
    void abort() override { left = true; }
    bool gone() const override { return left; }
    std::size_t pendingBytes() const override { return pending; }
    void onGone(std::function<void()>) override {}
    void onDrained(std::function<void()>) override {}
};

/// An admin plane with a gateway's parts around it, for what the gateway itself does not let out.
struct Plane {
    explicit Plane(const std::string &dir)
        : storage(Storage::open({dir, false, false, 0}, clock).value())
        , reports(storage->newReports().value())
        , directory(storage->journal(), clock)
        , ledger(BudgetCalendar())
        , prices(PriceBook::builtIn())
        , secrets(dir)
        , config(storage->registry(), {}, {}, {})
        , api({clock,
               storage->registry(),
               *reports,
               storage->journal(),
               directory,
               ledger,
               prices,
               providers,
               health,
               secrets,
               signing,
               config,
               pause,
               caches,
               [] { return std::make_shared<const GatewayConfig>(); },
               events,
               metrics,
               upstream,
               [] { return RuntimeFacts(); },
               [](const std::string &) { return Status(); },
               [] { return Status(); },
               "the-token",
               {storage->alerts(), touched, [] { return Caps(); }}})
    {}

    int ask(const std::string &authorization)
    {
        HttpRequest request;
        request.method = "GET";
        request.path = "/v1/admin/projects";
        request.headers.add("Authorization", authorization);
        int status = 0;
        api.handle(std::move(request), std::make_shared<CollectedResponse>(
                                           [&status](int code, const std::string &) { status = code; }));
        return status;
    }

    std::shared_ptr<Watcher> watch()
    {
        HttpRequest request;
        request.method = "GET";
        request.path = "/v1/admin/events";
        request.headers.add("Authorization", "Bearer the-token");
        auto watcher = std::make_shared<Watcher>();
        api.handle(std::move(request), watcher);
        return watcher;
    }

    SystemClock clock;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Reports> reports;
    Directory directory;
    Ledger ledger;
    PriceBoard prices;
    ProviderRegistry providers;
    ProviderHealth health;
    FileSecretStore secrets;
    SigningKeyRing signing;
    ConfigStore config;
    PauseSwitch pause;
    Caches caches{{}, nullptr};
    EventBus events;
    Metrics metrics;
    TouchedCustomers touched;
    UpstreamClient upstream;
    AdminApi api;
};

std::string withoutDots(std::string pattern)
{
    const std::size_t dots = pattern.find("...}");
    return dots == std::string::npos ? pattern : pattern.erase(dots, 3);
}

} // namespace

/// The plane as a whole: who gets in, what is described, who watches.
class AdminPlaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRouteIsDescribedAndEveryDescriptionIsServed();
    void onlyTheTokenOpens();
    void wrongTokensWaitEverLonger();
    void watchersHearEventsOfOtherThreadsUntilTheyLeave();
    void aWatcherThatDoesNotReadIsCutOff();
};

void AdminPlaneTest::everyRouteIsDescribedAndEveryDescriptionIsServed()
{
    const QTemporaryDir dir;
    Plane plane(dir.path().toStdString());
    std::set<std::string> served;
    for (const auto &[method, pattern] : plane.api.routes())
        served.insert(method + " " + withoutDots(pattern));
    std::set<std::string> described;
    QFile file(QStringLiteral(LLM0_SOURCE_DIR "/resources/openapi.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto document = nlohmann::json::parse(file.readAll().toStdString());
    for (const auto &[path, operations] : document["paths"].items()) {
        for (const auto &[method, operation] : operations.items())
            described.insert(QString::fromStdString(method).toUpper().toStdString() + " " + path);
    }
    QVERIFY(served.size() > 40);
    for (const std::string &route : served)
        QVERIFY2(described.contains(route), ("not described: " + route).c_str());
    for (const std::string &route : described)
        QVERIFY2(served.contains(route), ("not served: " + route).c_str());
}

void AdminPlaneTest::onlyTheTokenOpens()
{
    const QTemporaryDir dir;
    Plane plane(dir.path().toStdString());
    QCOMPARE(plane.ask("Bearer the-token"), 200);
    QCOMPARE(plane.ask("bearer the-token"), 200);
    QCOMPARE(plane.ask("Bearer the-toke"), 401);
    QCOMPARE(plane.ask("the-token"), 401);
    QCOMPARE(plane.ask(""), 401);
}

void AdminPlaneTest::wrongTokensWaitEverLonger()
{
    const QTemporaryDir dir;
    Plane plane(dir.path().toStdString());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(plane.ask("Bearer wrong"), 401);
    QElapsedTimer timer;
    timer.start();
    int status = 0;
    HttpRequest request;
    request.method = "GET";
    request.path = "/v1/admin/projects";
    plane.api.handle(request, std::make_shared<CollectedResponse>(
                                  [&status](int code, const std::string &) { status = code; }));
    QCOMPARE(status, 0);
    QCOMPARE(plane.ask("Bearer the-token"), 200);
    QTRY_COMPARE(status, 401);
    QVERIFY(timer.elapsed() >= 90);
}

void AdminPlaneTest::watchersHearEventsOfOtherThreadsUntilTheyLeave()
{
    const QTemporaryDir dir;
    Plane plane(dir.path().toStdString());
    const auto watcher = plane.watch();
    QVERIFY(watcher->heard.starts_with("event: snapshot\ndata: {"));
    std::thread([&] { plane.events.publish({"request", R"({"request_id":"r1"})"}); }).join();
    QTRY_VERIFY(watcher->heard.find("event: request\ndata: {\"request_id\":\"r1\"}\n\n")
                != std::string::npos);
    watcher->left = true;
    QVERIFY(plane.events.watched());
    plane.events.publish({"request", "{}"});
    QTRY_VERIFY(!plane.events.watched());
}

void AdminPlaneTest::aWatcherThatDoesNotReadIsCutOff()
{
    const QTemporaryDir dir;
    Plane plane(dir.path().toStdString());
    const auto slow = plane.watch();
    const auto quick = plane.watch();
    slow->pending = 64u * 1024 * 1024;
    plane.events.publish({"request", R"({"request_id":"r2"})"});
    QTRY_VERIFY(quick->heard.find("r2") != std::string::npos);
    QVERIFY(slow->left);
    QVERIFY(slow->heard.find("r2") == std::string::npos);
}

QTEST_GUILESS_MAIN(AdminPlaneTest)
#include "adminplane_test.moc"
