#pragma once

#include "gatewayconfig.h"
#include "providers/providerregistry.h"
#include "storage/secretstore.h"

namespace llm0 {

/// The key that is entered first, or comes from the environment.
inline constexpr const char *mainKeyId = "main";
/// The name under which a provider's key lies in the secret store.
std::string providerSecretName(std::string_view slug, std::string_view keyId = mainKeyId);

/// How every known provider is reached: settings, and the key from its environment variable or else from the
/// secret store. Refuses a base URL that would send a key in the clear. An account remembers what could not
/// be read; that stops nobody else.
Result<ProviderRegistry::Accounts> loadAccounts(const GatewayConfig &config,
                                                const std::map<std::string, std::string> &environment,
                                                SecretStore &secrets);

} // namespace llm0
