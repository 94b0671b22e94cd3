#pragma once

#include "gatewaysettings.h"

namespace llm0 {

/// The settings of the two caches.
std::vector<Setting> cacheSettings();

/// The embedder must be reached on this machine or network: a public one costs money, and the only way to a
/// paid provider is the line. (This gateway itself may be the embedder, with a key of its own.)
Status checkEmbedder(const GatewayConfig &config);

} // namespace llm0
