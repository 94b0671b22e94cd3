#pragma once

#include "budget/ledger.h"
#include "budget/priceboard.h"
#include "cache/caches.h"
#include "configstore.h"
#include "currentconfig.h"
#include "gateway.h"
#include "limits/directory.h"
#include "limits/keyguesses.h"
#include "limits/pauseswitch.h"
#include "limits/ratelimiter.h"
#include "limits/requestcounter.h"
#include "limits/signingkeys.h"
#include "pipeline/line.h"
#include "providers/providerregistry.h"
#include "routing/providerhealth.h"
#include "storage/datafolderlock.h"
#include "storage/secretstore.h"
#include "storage/storage.h"
#include "usage/eventbus.h"
#include "usage/metrics.h"
#include "usage/touchedcustomers.h"
#include "usage/usagerecorder.h"

namespace llm0 {

/// Everything that both planes share, in the order in which it depends on each other. Nothing here listens.
struct GatewayCore {
    GatewayCore(GatewayOptions options, const Clock &clock, std::unique_ptr<DataFolderLock> lock,
                std::unique_ptr<Storage> storage, BudgetCalendar calendar, const CacheConfig &cache);

    /// Settles what a crash left and takes over everything the database knows.
    Status load();
    /// Reads configuration, provider keys and edited prices anew; they bind the next request.
    Status applyConfig();
    /// Where provider keys could not be read: tries again. True when that has changed.
    bool recoverKeys();
    void purgeOldRequests();

    const GatewayOptions options;
    const Clock &clock;
    std::unique_ptr<DataFolderLock> lock;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<ConfigStore> config;
    CurrentConfig current;
    Directory directory;
    SigningKeyRing signing;
    KeyGuesses guesses;
    PriceBoard prices;
    ProviderRegistry providers;
    ProviderHealth health;
    Ledger ledger;
    RateLimiter rates;
    RequestCounter counts;
    PauseSwitch pause;
    Metrics metrics;
    TouchedCustomers touched;
    EventBus events;
    UsageRecorder recorder;
    Caches caches;
    Line line;
    std::string adminToken;
    UnixMs startedAt = 0;

private:
    Status loadDirectory();
    Status loadSigningKeys();
    Status loadPast();
    Status loadLedger();
};

} // namespace llm0
