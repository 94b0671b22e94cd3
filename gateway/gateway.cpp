#include "gateway.h"

#include "admin/adminapi.h"
#include "admin/requestjson.h"
#include "base/ids.h"
#include "base/workerthread.h"
#include "budget/ledger.h"
#include "configstore.h"
#include "gatewayfiles.h"
#include "http/collectedresponse.h"
#include "http/workerpool.h"
#include "pipeline/dataplane.h"
#include "providers/localmodels.h"
#include "providers/provideraccounts.h"
#include "startup.h"
#include "storage/datafolderlock.h"
#include "storage/keychainsecretstore.h"
#include "storage/storage.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QThread>
#include <QTimer>

namespace llm0 {

namespace {

constexpr int retentionEveryMs = 3'600'000;
constexpr int flushTimeoutMs = 5'000;
constexpr int pollMs = 5;
constexpr UnixMs dayMs = 86'400'000;

int workerCount(const GatewayConfig &config)
{
    return config.workers > 0 ? config.workers : std::max(1, QThread::idealThreadCount() / 2);
}

/// The configuration in force, for readers on any thread.
class CurrentConfig
{
public:
    std::shared_ptr<const GatewayConfig> get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_config;
    }
    void set(GatewayConfig config)
    {
        auto next = std::make_shared<const GatewayConfig>(std::move(config));
        const std::lock_guard lock(m_mutex);
        m_config = std::move(next);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const GatewayConfig> m_config = std::make_shared<GatewayConfig>();
};

/// What lives on the admin thread.
struct AdminPlane {
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
    Impl(GatewayOptions opts, const Clock &time, std::unique_ptr<DataFolderLock> folderLock,
         std::unique_ptr<Storage> store, BudgetCalendar calendar)
        : options(std::move(opts))
        , clock(time)
        , lock(std::move(folderLock))
        , storage(std::move(store))
        , directory(storage->journal(), clock)
        , prices(PriceBook::builtIn())
        , ledger(calendar)
        , counts(calendar)
        , recorder(
              storage->journal(), metrics, events,
              [this](const RequestRecord &record) { return requestText(record, *directory.catalogue()); })
        , line{clock,
               directory,
               rates,
               counts,
               pause,
               prices,
               providers,
               ledger,
               storage->journal(),
               recorder,
               [this] { return current.get(); }}
    {}
    ~Impl();

    Status load();
    Status applyConfig();
    Status startAdminPlane();
    Status listenAdmin();
    Status listenData();
    RuntimeFacts facts() const;
    std::string metricsText() const;
    void purgeOldRequests();

    GatewayOptions options;
    const Clock &clock;
    std::unique_ptr<DataFolderLock> lock;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<ConfigStore> config;
    CurrentConfig current;
    Directory directory;
    PriceBoard prices;
    ProviderRegistry providers;
    Ledger ledger;
    RateLimiter rates;
    RequestCounter counts;
    PauseSwitch pause;
    Metrics metrics;
    EventBus events;
    UsageRecorder recorder;
    Line line;
    std::string adminToken;
    std::string dataUrl;
    std::string adminUrl;
    UnixMs startedAt = 0;

    std::vector<std::weak_ptr<DataPlane>> dataPlanes;
    std::unique_ptr<AdminPlane> admin;
    WorkerThread adminThread{QStringLiteral("admin")};
    std::unique_ptr<WorkerPool> pool;
};

Gateway::Impl::~Impl()
{
    pool.reset();
    adminThread.run([this] { admin.reset(); });
}

Status Gateway::Impl::load()
{
    startedAt = clock.nowMs();
    config = std::make_unique<ConfigStore>(storage->registry(), environmentValues(), options.configFile,
                                           options.overrides);
    auto loaded = config->load();
    if (!loaded)
        return loaded.error();
    secrets = openSecretStore(loaded->secretsBackend, options.dataDir);
    for (const Status &step :
         {ensureDefaultProject(storage->registry(), clock), directory.reload(storage->registry()),
          directory.loadCustomers(storage->registry()), applyConfig()}) {
        if (!step)
            return step;
    }
    if (const auto stored = config->storedPause())
        pause.pause(*stored);
    auto token = adminTokenOf(options.dataDir, config->environment());
    if (!token)
        return token.error();
    adminToken = *std::move(token);
    auto orphans = storage->chargeOrphans();
    if (!orphans)
        return orphans.error();
    auto reports = storage->newReports();
    if (!reports)
        return reports.error();
    if (const Status spent = loadSpent(**reports, ledger, startedAt); !spent)
        return spent;
    return loadCounts(**reports, counts, ledger.calendar(), startedAt);
}

Status Gateway::Impl::applyConfig()
{
    auto loaded = config->load();
    if (!loaded)
        return loaded.error();
    auto accounts = loadAccounts(*loaded, config->environment(), *secrets);
    if (!accounts)
        return accounts.error();
    auto edited = storage->registry().editedPrices();
    if (!edited)
        return edited.error();
    for (auto &[slug, account] : *accounts) {
        const auto before = providers.accounts();
        if (const auto known = before->find(slug);
            known != before->end() && known->second.baseUrl == account.baseUrl)
            account.models = known->second.models;
    }
    providers.replace(*std::move(accounts));
    prices.replace(PriceBook::builtIn().withEdits(*edited));
    current.set(*std::move(loaded));
    return {};
}

Status Gateway::Impl::startAdminPlane()
{
    Status status;
    adminThread.run([this, &status] {
        auto plane = std::make_unique<AdminPlane>();
        auto reports = storage->newReports();
        if (!reports) {
            status = reports.error();
            return;
        }
        plane->reports = *std::move(reports);
        AdminServices services{clock,
                               storage->registry(),
                               *plane->reports,
                               storage->journal(),
                               directory,
                               ledger,
                               prices,
                               providers,
                               *secrets,
                               *config,
                               pause,
                               events,
                               metrics,
                               plane->upstream,
                               [this] { return facts(); },
                               [this](const std::string &path) { return storage->backup(path); },
                               [this] { return applyConfig(); },
                               adminToken};
        plane->api = std::make_unique<AdminApi>(std::move(services));
        admin = std::move(plane);
    });
    return status;
}

Status Gateway::Impl::listenAdmin()
{
    Status status;
    adminThread.run([this, &status] {
        HttpServerOptions server;
        server.allowedHosts = current.get()->allowedHosts;
        AdminApi *api = admin->api.get();
        admin->server = std::make_unique<HttpServer>(
            [api](HttpRequest request, ResponseStreamPtr response) {
                api->handle(std::move(request), std::move(response));
            },
            std::move(server));
        ListenAddress address = current.get()->adminListen;
        const auto port = admin->server->listen(address, false);
        if (!port) {
            status = port.error();
            return;
        }
        address.port = *port;
        adminUrl = address.url();
        admin->localModels = std::make_unique<LocalModels>(providers, admin->upstream);
        admin->localModels->refresh();
        QObject::connect(&admin->retention, &QTimer::timeout, &admin->retention,
                         [this] { purgeOldRequests(); });
        admin->retention.start(retentionEveryMs);
    });
    return status;
}

Status Gateway::Impl::listenData()
{
    const auto config_ = current.get();
    HttpServerOptions server;
    server.allowedHosts = config_->allowedHosts;
    server.corsOrigins = config_->corsOrigins;
    server.errorBody = [](const Error &error, std::string_view /*path*/) { return openAiErrorBody(error); };
    const int workers = workerCount(*config_);
    dataPlanes.resize(static_cast<std::size_t>(workers));
    pool = std::make_unique<WorkerPool>(
        workers,
        [this](int index) -> HttpHandler {
            auto plane = std::make_shared<DataPlane>(line, [this] { return metricsText(); });
            dataPlanes[static_cast<std::size_t>(index)] = plane;
            return [plane](HttpRequest request, ResponseStreamPtr response) {
                plane->handle(std::move(request), std::move(response));
            };
        },
        std::move(server));
    ListenAddress address = config_->listen;
    const auto port = pool->listen(address);
    if (!port)
        return port.error();
    address.port = *port;
    dataUrl = address.url();
    return {};
}

RuntimeFacts Gateway::Impl::facts() const
{
    return {dataUrl, adminUrl, startedAt, pool ? pool->requestsInFlight() : 0};
}

std::string Gateway::Impl::metricsText() const
{
    return metrics.text({pool ? pool->requestsInFlight() : 0, ledger.openReservations(),
                         static_cast<std::int64_t>(storage->journal().backlog()),
                         storage->journal().health().ok()});
}

void Gateway::Impl::purgeOldRequests()
{
    const int days = current.get()->retentionDays;
    if (days > 0)
        (void)storage->purgeRequestsBefore(clock.nowMs() - days * dayMs);
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
    ConfigStore config((*storage)->registry(), environmentValues(), options.configFile, options.overrides);
    auto loaded = config.load();
    if (!loaded)
        return loaded.error();
    auto calendar = BudgetCalendar::forZone(loaded->budgetTimeZone);
    if (!calendar)
        return calendar.error();
    std::unique_ptr<Gateway> gateway(new Gateway);
    gateway->m_impl =
        std::make_unique<Impl>(options, clock, *std::move(lock), *std::move(storage), *std::move(calendar));
    if (const Status status = gateway->m_impl->load(); !status)
        return status.error();
    if (const Status status = gateway->m_impl->startAdminPlane(); !status)
        return status.error();
    return gateway;
}

Status Gateway::serve()
{
    if (const Status admin = m_impl->listenAdmin(); !admin)
        return admin;
    if (const Status data = m_impl->listenData(); !data)
        return data;
    return writeGatewayFile(m_impl->options.dataDir, m_impl->dataUrl, m_impl->adminUrl);
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
    return m_impl->adminToken;
}

Gateway::AdminAnswer Gateway::admin(HttpRequest request)
{
    AdminAnswer answer;
    QSemaphore done;
    request.headers.add("Authorization", "Bearer " + m_impl->adminToken);
    m_impl->adminThread.post([this, &answer, &done, request = std::move(request)]() mutable {
        auto collected =
            std::make_shared<CollectedResponse>([&answer, &done](int status, const std::string &body) {
                answer = {status, body};
                done.release();
            });
        m_impl->admin->api->handle(std::move(request), std::move(collected));
    });
    done.acquire();
    return answer;
}

void Gateway::drain(int timeoutMs)
{
    if (!m_impl->pool)
        return;
    m_impl->pool->stopAccepting();
    QElapsedTimer timer;
    timer.start();
    while (m_impl->pool->requestsInFlight() > 0 && timer.elapsed() < timeoutMs)
        QThread::msleep(pollMs);
    for (int i = 0; i < m_impl->pool->workers(); ++i) {
        m_impl->pool->runOn(i, [this, i] {
            if (const auto plane = m_impl->dataPlanes[static_cast<std::size_t>(i)].lock())
                plane->cancelAll();
        });
    }
    (void)m_impl->storage->journal().flush(flushTimeoutMs);
    removeGatewayFile(m_impl->options.dataDir);
}

} // namespace llm0
