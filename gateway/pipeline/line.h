#pragma once

#include "budget/ledger.h"
#include "budget/priceboard.h"
#include "cache/caches.h"
#include "gatewayconfig.h"
#include "limits/directory.h"
#include "limits/keyguesses.h"
#include "limits/pauseswitch.h"
#include "limits/ratelimiter.h"
#include "limits/requestcounter.h"
#include "limits/signingkeys.h"
#include "providers/providerregistry.h"
#include "routing/providerhealth.h"
#include "usage/usagerecorder.h"

namespace llm0 {

/// All that the line of a request meets on its way. Shared by the workers; everything in it may be called
/// from any thread and outlives them.
struct Line {
    const Clock &clock;
    Directory &directory;
    SigningKeyRing &signing;
    KeyGuesses &guesses;
    RateLimiter &rates;
    RequestCounter &counts;
    PauseSwitch &pause;
    PriceBoard &prices;
    ProviderRegistry &providers;
    ProviderHealth &health;
    Ledger &ledger;
    Journal &journal;
    UsageRecorder &recorder;
    Caches &caches;
    std::function<std::shared_ptr<const GatewayConfig>()> config;
};

} // namespace llm0
