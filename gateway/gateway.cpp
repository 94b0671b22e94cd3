#include "gateway.h"

#include "admin/adminapi.h"
#include "base/freedmemory.h"
#include "base/workerthread.h"
#include "domain/timeofday.h"
#include "gatewaycore.h"
#include "gatewayfiles.h"
#include "http/collectedresponse.h"
#include "http/workerpool.h"
#include "listening.h"
#include "pipeline/dataplane.h"
#include "pipeline/spendingroutes.h"
#include "providers/localmodels.h"
#include "startup.h"
#include "storage/dailybackup.h"
#include "storage/plannedrestore.h"

#include <QElapsedTimer>
#include <QTimer>

#include <future>

namespace llm0 {

namespace {

constexpr int retentionEveryMs = 3'600'000;
constexpr int backupLookMs = 60'000;
constexpr int keyLookMs = 5'000;
constexpr int flushTimeoutMs = 5'000;
constexpr int pollMs = 5;

int workerCount(const GatewayConfig &config)
{
    return config.workers > 0 ? config.workers : std::max(1, QThread::idealThreadCount() / 2);
}

DailyBackupPlan backupPlan(const GatewayConfig &config)
{
    return {config.dailyBackups, minuteOfDay(config.dailyBackupTime).value()};
}

/// What lives on the admin thread.
struct AdminPlane {
    explicit AdminPlane(const GatewayCore &core)
        : backups(core.options.dataDir, core.ledger.calendar(),
                  [&storage = *core.storage](const std::string &file) { return storage.backup(file); })
    {}

    DailyBackups backups;
    QTimer backupTimer;
    QTimer keyTimer;
    std::unique_ptr<Reports> reports;
    UpstreamClient upstream;
    std::unique_ptr<AdminApi> api;
    std::unique_ptr<LocalModels> localModels;
    std::unique_ptr<HttpServer> server;
    QTimer retention;
};

} // namespace

class Gateway::Impl
{
public:
    Impl(const GatewayOptions &options, const Clock &clock, std::unique_ptr<DataFolderLock> lock,
         std::unique_ptr<Storage> storage, BudgetCalendar calendar, const CacheConfig &cache)
        : core(options, clock, std::move(lock), std::move(storage), std::move(calendar), cache)
    {}
    ~Impl();

    Status startAdminPlane();
    Status prepareTls();
    Status listenData();
    Status listenAdmin();
    void drain(int timeoutMs);

    GatewayCore core;
    std::string dataUrl; ///< set before the admin plane listens, which reads it
    std::string adminUrl;
    std::shared_ptr<const TlsIdentity> tls;           ///< null: plain HTTP
    std::vector<std::weak_ptr<DataPlane>> dataPlanes; ///< by worker
    std::unique_ptr<WorkerPool> pool;
    std::unique_ptr<AdminPlane> admin;
    WorkerThread adminThread{QStringLiteral("admin")};

private:
    AdminServices services(AdminPlane &plane);
    RuntimeFacts facts() const;
    std::string metricsText() const;
};

Gateway::Impl::~Impl()
{
    adminThread.run([this] { admin.reset(); });
    drain(0);
}

AdminServices Gateway::Impl::services(AdminPlane &plane)
{
    return {core.clock,
            core.storage->registry(),
            *plane.reports,
            core.storage->journal(),
            core.directory,
            core.ledger,
            core.prices,
            core.providers,
            core.health,
            *core.secrets,
            core.signing,
            *core.config,
            core.pause,
            core.caches,
            [this] { return core.current.get(); },
            core.events,
            core.metrics,
            plane.upstream,
            [this] { return facts(); },
            [this](const std::string &path) { return core.storage->backup(path); },
            [this] { return core.applyConfig(); },
            core.adminToken,
            {core.storage->alerts(), core.touched, [this] { return core.current.get()->accountCaps; }},
            {[this](const std::string &file) { return planRestore(core.options.dataDir, file); },
             [this] { return plannedRestore(core.options.dataDir); },
             [this] { callOffRestore(core.options.dataDir); }},
            {[&plane] { return plane.backups.state(); }, checkStoredBackup}};
}

Status Gateway::Impl::startAdminPlane()
{
    Status status;
    adminThread.run([this, &status] {
        auto reports = core.storage->newReports();
        if (!reports) {
            status = reports.error();
            return;
        }
        admin = std::make_unique<AdminPlane>(core);
        admin->reports = *std::move(reports);
        admin->api = std::make_unique<AdminApi>(services(*admin));
    });
    return status;
}

Status Gateway::Impl::prepareTls()
{
    auto identity = listeningIdentity(*core.current.get(), core.clock.nowMs());
    if (!identity)
        return identity.error();
    tls = *std::move(identity);
    return {};
}

Status Gateway::Impl::listenAdmin()
{
    const auto config = core.current.get();
    if (Status safe = checkListening(*config, config->adminListen); !safe)
        return safe;
    Status status;
    adminThread.run([this, &status, &config] {
        HttpServerOptions options;
        options.allowedHosts = config->allowedHosts;
        options.tls = tls;
        AdminApi *api = admin->api.get();
        admin->server = std::make_unique<HttpServer>(
            [api](HttpRequest request, ResponseStreamPtr response) {
                api->handle(std::move(request), std::move(response));
            },
            std::move(options));
        ListenAddress address = config->adminListen;
        const auto port = admin->server->listen(address, false);
        if (!port) {
            status = port.error();
            return;
        }
        address.port = *port;
        adminUrl = address.url(tls != nullptr);
        admin->localModels = std::make_unique<LocalModels>(core.providers, admin->upstream);
        admin->localModels->refresh();
        QObject::connect(&admin->retention, &QTimer::timeout, &admin->retention, [this] {
            core.purgeOldRequests();
            core.caches.dropExpired(core.clock.nowMs());
        });
        admin->retention.start(retentionEveryMs);
        QObject::connect(&admin->backupTimer, &QTimer::timeout, &admin->backupTimer, [this] {
            admin->backups.look(core.clock.nowMs(), backupPlan(*core.current.get()));
        });
        admin->backupTimer.start(backupLookMs);
        QObject::connect(&admin->keyTimer, &QTimer::timeout, &admin->keyTimer, [this] {
            if (core.recoverKeys())
                core.events.publish({"config_changed", R"({"what":"providers"})"});
        });
        admin->keyTimer.start(keyLookMs);
    });
    return status;
}

Status Gateway::Impl::listenData()
{
    const auto config = core.current.get();
    if (Status safe = checkListening(*config, config->listen); !safe)
        return safe;
    HttpServerOptions options;
    options.tls = tls;
    options.allowedHosts = config->allowedHosts;
    options.corsOrigins = config->corsOrigins;
    options.errorBody = [](const Error &error, std::string_view path) { return errorBodyFor(path, error); };
    const int workers = workerCount(*config);
    dataPlanes.resize(static_cast<std::size_t>(workers));
    pool = std::make_unique<WorkerPool>(
        workers,
        [this](int index) -> HttpHandler {
            auto plane = std::make_shared<DataPlane>(core.line, [this] { return metricsText(); });
            dataPlanes[static_cast<std::size_t>(index)] = plane;
            return [plane](HttpRequest request, ResponseStreamPtr response) {
                plane->handle(std::move(request), std::move(response));
            };
        },
        std::move(options));
    ListenAddress address = config->listen;
    const auto port = pool->listen(address);
    if (!port)
        return port.error();
    address.port = *port;
    dataUrl = address.url(tls != nullptr);
    return {};
}

void Gateway::Impl::drain(int timeoutMs)
{
    if (!pool)
        return;
    pool->stopAccepting();
    QElapsedTimer timer;
    timer.start();
    while (pool->requestsInFlight() > 0 && timer.elapsed() < timeoutMs)
        QThread::msleep(pollMs);
    for (int i = 0; i < pool->workers(); ++i) {
        pool->runOn(i, [this, i] {
            if (const auto plane = dataPlanes[static_cast<std::size_t>(i)].lock())
                plane->cancelAll();
        });
    }
    // Every answer of the journal has reached its worker before the workers go.
    (void)core.storage->journal().flush(flushTimeoutMs);
}

RuntimeFacts Gateway::Impl::facts() const
{
    return {dataUrl, adminUrl, core.startedAt, pool ? pool->requestsInFlight() : 0};
}

std::string Gateway::Impl::metricsText() const
{
    Journal &journal = core.storage->journal();
    return core.metrics.text({pool ? pool->requestsInFlight() : 0, core.ledger.openReservations(),
                              static_cast<std::int64_t>(journal.backlog()), journal.health().ok()});
}

Gateway::Gateway() = default;
Gateway::~Gateway() = default;

Result<std::unique_ptr<Gateway>> Gateway::open(const GatewayOptions &options, const Clock &clock)
{
    auto lock = DataFolderLock::take(options.dataDir);
    if (!lock)
        return lock.error();
    auto storage = openStorage(options.dataDir, clock);
    if (!storage)
        return storage.error();
    // The ledger's windows depend on a setting, so the settings are read once before the rest is built.
    ConfigStore settings((*storage)->registry(), environmentValues(), options.configFile, options.overrides);
    const auto config = settings.load();
    if (!config)
        return config.error();
    auto calendar = BudgetCalendar::forZone(config->budgetTimeZone);
    if (!calendar)
        return calendar.error();
    std::unique_ptr<Gateway> gateway(new Gateway);
    gateway->m_impl = std::make_unique<Impl>(options, clock, *std::move(lock), *std::move(storage),
                                             *std::move(calendar), config->cache);
    if (const Status loaded = gateway->m_impl->core.load(); !loaded)
        return loaded.error();
    if (const Status started = gateway->m_impl->startAdminPlane(); !started)
        return started.error();
    return gateway;
}

Status Gateway::serve()
{
    // What was cached can be lost without harm.
    (void)m_impl->core.caches.load(m_impl->core.clock.nowMs());
    // The admin plane listens even when apps cannot be served, so that a person can mend it.
    const Status tls = m_impl->prepareTls();
    if (!tls && !m_impl->core.current.get()->adminListen.isLoopback())
        return tls;
    const Status data = tls ? m_impl->listenData() : tls;
    if (const Status admin = m_impl->listenAdmin(); !admin)
        return admin;
    if (!data)
        return data;
    m_impl->core.storage->checkBesideTheWork();
    const Status told = writeGatewayFile(m_impl->core.options.dataDir, m_impl->dataUrl, m_impl->adminUrl,
                                         certificateFingerprint());
    returnFreedMemory(); // of the start, which read everything
    return told;
}

std::string Gateway::dataUrl() const
{
    return m_impl->dataUrl;
}

std::string Gateway::adminUrl() const
{
    return m_impl->adminUrl;
}

const std::string &Gateway::adminToken() const
{
    return m_impl->core.adminToken;
}

std::string Gateway::certificateFingerprint() const
{
    return m_impl->tls ? m_impl->tls->fingerprint : std::string();
}

std::string Gateway::warning() const
{
    return m_impl->tls ? m_impl->tls->warning : std::string();
}

Gateway::AdminAnswer Gateway::admin(HttpRequest request)
{
    const auto answer = std::make_shared<std::promise<AdminAnswer>>();
    request.headers.add("Authorization", "Bearer " + m_impl->core.adminToken);
    m_impl->adminThread.post([this, answer, request = std::move(request)]() mutable {
        auto collected = std::make_shared<CollectedResponse>([answer](int status, const std::string &body) {
            answer->set_value({status, body});
        });
        m_impl->admin->api->handle(std::move(request), std::move(collected));
    });
    return answer->get_future().get();
}

void Gateway::drain(int timeoutMs)
{
    m_impl->drain(timeoutMs);
    removeGatewayFile(m_impl->core.options.dataDir);
}

} // namespace llm0
