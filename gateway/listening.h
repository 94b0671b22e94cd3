#pragma once

#include "gatewayconfig.h"
#include "http/tlsidentity.h"

namespace llm0 {

/// Refuses plain HTTP beyond this machine, which would carry keys in the clear.
Status checkListening(const GatewayConfig &config);
/// The same of one address.
Status checkListening(const GatewayConfig &config, const ListenAddress &address);
/// What the configuration has the listeners show; null: plain HTTP. Refuses half an identity.
Result<std::shared_ptr<const TlsIdentity>> listeningIdentity(const GatewayConfig &config, UnixMs now);

} // namespace llm0
