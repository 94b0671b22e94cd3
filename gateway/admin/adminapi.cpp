#include "admin/adminapi.h"

#include "admin/adminroutes.h"
#include "admin/alertscontroller.h"
#include "admin/allowancescontroller.h"
#include "admin/auditcontroller.h"
#include "admin/authgate.h"
#include "admin/cachecontroller.h"
#include "admin/copiescontroller.h"
#include "admin/customerscontroller.h"
#include "admin/dailybackupscontroller.h"
#include "admin/defaultscontroller.h"
#include "admin/eventscontroller.h"
#include "admin/explaincontroller.h"
#include "admin/exportcontroller.h"
#include "admin/exposurecontroller.h"
#include "admin/historykeeper.h"
#include "admin/keyscontroller.h"
#include "admin/maintenancecontroller.h"
#include "admin/openapicontroller.h"
#include "admin/pausecontroller.h"
#include "admin/pricescontroller.h"
#include "admin/projectscontroller.h"
#include "admin/providerkeyscontroller.h"
#include "admin/providerscontroller.h"
#include "admin/requestscontroller.h"
#include "admin/reviewcontroller.h"
#include "admin/routecontroller.h"
#include "admin/settingscontroller.h"
#include "admin/signingcontroller.h"
#include "admin/simulatecontroller.h"
#include "admin/statuscontroller.h"
#include "admin/tierscontroller.h"
#include "admin/usagecontroller.h"

namespace llm0 {

namespace {

/// Rows are a few milliseconds behind their answers; longer than this a reader does not wait for them.
constexpr int longestWaitMs = 250;

/// Whoever had an answer finds its row in what is read next.
void awaitRows(Journal &journal)
{
    if (journal.backlog() > 0 && journal.health())
        static_cast<void>(journal.flush(longestWaitMs));
}

} // namespace

class AdminApi::Impl
{
public:
    explicit Impl(AdminServices given)
        : services(std::move(given))
        , history(services.reports, services.clock, services.ledger.calendar())
        , gate(services.adminToken, services.clock)
    {
        services.history = &history;
        add<ProjectsController>();
        add<AllowancesController>();
        add<ExplainController>();
        add<ReviewController>();
        add<SimulateController>();
        add<KeysController>();
        add<StatusController>();
        add<AlertsController>();
        add<AuditController>();
        add<CopiesController>();
        add<CacheController>();
        add<CustomersController>();
        add<DailyBackupsController>();
        add<DefaultsController>();
        add<EventsController>();
        add<ExportController>();
        add<ExposureController>();
        add<MaintenanceController>();
        add<OpenapiController>();
        add<PauseController>();
        add<PricesController>();
        add<ProviderKeysController>();
        add<RouteController>();
        add<ProvidersController>();
        add<RequestsController>();
        add<SettingsController>();
        add<SigningController>();
        add<TiersController>();
        add<UsageController>();
    }

    template <typename Controller>
    void add()
    {
        controllers.push_back(std::make_unique<Controller>(services));
        controllers.back()->addRoutes(routes);
    }

    AdminServices services;
    HistoryKeeper history;
    AuthGate gate;
    std::vector<std::unique_ptr<AdminController>> controllers;
    AdminRoutes routes;
};

AdminApi::AdminApi(AdminServices services) : m_impl(std::make_unique<Impl>(std::move(services))) {}

AdminApi::~AdminApi() = default;

void AdminApi::handle(HttpRequest request, ResponseStreamPtr response)
{
    if (!m_impl->gate.passes(request.headers.value("Authorization"), response))
        return;
    auto match = m_impl->routes.match(request.method, request.path);
    if (!match.target) {
        const bool known = !match.otherMethods.empty();
        return sendError(*response, {known ? ErrorCode::MethodNotAllowed : ErrorCode::NotFound,
                                     known ? request.method + " is not allowed on " + request.path
                                           : "There is nothing at " + request.method + " " + request.path,
                                     {}});
    }
    if (request.method == "GET")
        awaitRows(m_impl->services.journal);
    (*match.target)({std::move(request), std::move(match.params), std::move(response)});
}

std::vector<std::pair<std::string, std::string>> AdminApi::routes() const
{
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto &route : m_impl->routes.routes())
        all.emplace_back(route.method, route.pattern);
    return all;
}

} // namespace llm0
