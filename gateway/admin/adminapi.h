#pragma once

#include "budget/ledger.h"
#include "budget/priceboard.h"
#include "gatewayconfig.h"
#include "http/responsestream.h"
#include "http/router.h"
#include "limits/directory.h"
#include "limits/pauseswitch.h"
#include "limits/signingkeys.h"
#include "providers/providerregistry.h"
#include "providers/upstreamclient.h"
#include "routing/providerhealth.h"
#include "storage/alertstore.h"
#include "storage/secretstore.h"
#include "storage/storedbackup.h"
#include "usage/eventbus.h"
#include "usage/metrics.h"
#include "usage/touchedcustomers.h"

namespace llm0 {

class Caches;
class ConfigStore;
class HistoryKeeper;

/// What the running gateway knows about itself.
struct RuntimeFacts {
    std::string listen; ///< URL; empty when nothing listens
    std::string admin;
    UnixMs startedAt = 0;
    int inFlight = 0;
};

/// A backup that is put in place when the gateway next starts.
struct RestorePlan {
    std::function<Status(const std::string &file)> make;
    std::function<std::optional<std::string>()> file; ///< the one that is planned
    std::function<void()> callOff;
};

/// The copies that are made by themselves.
struct DailyCopies {
    std::function<DailyBackupState()> state;
    /// Reads a copy whole. Blocks, and may be called from any thread.
    std::function<Status(const std::string &file)> check;
};

/// What alerts are made of.
struct AlertServices {
    AlertStore &store;
    TouchedCustomers &touched;
    std::function<Caps()> accountCaps;
};

/// All that the admin plane reads and changes. Owned by the gateway; outlives the API.
struct AdminServices {
    const Clock &clock;
    Registry &registry;
    Reports &reports; ///< the admin thread's own
    Journal &journal;
    Directory &directory;
    Ledger &ledger;
    PriceBoard &prices;
    ProviderRegistry &providers;
    ProviderHealth &health;
    SecretStore &secrets;
    SigningKeyRing &signing;
    ConfigStore &config;
    PauseSwitch &pause;
    Caches &caches;
    std::function<std::shared_ptr<const GatewayConfig>()> settings; ///< in force
    EventBus &events;
    Metrics &metrics;
    UpstreamClient &upstream; ///< the admin thread's own
    std::function<RuntimeFacts()> runtime;
    std::function<Status(const std::string &path)> backup;
    /// Applies a changed configuration, prices or provider keys to everything that runs.
    std::function<Status()> applyConfig;
    std::string adminToken;
    AlertServices alerts;
    RestorePlan restore;
    DailyCopies daily;
    HistoryKeeper *history = nullptr; ///< the API makes its own
};

/// The admin plane: authenticates, finds the controller of the route, answers in JSON. Lives on one thread.
/// The command line uses it in-process, with a ResponseStream that collects.
class AdminApi
{
public:
    explicit AdminApi(AdminServices services);
    ~AdminApi();

    void handle(HttpRequest request, ResponseStreamPtr response);
    /// Method and pattern of everything that is served.
    std::vector<std::pair<std::string, std::string>> routes() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace llm0
