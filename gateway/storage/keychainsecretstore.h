#pragma once

#include "storage/secretstore.h"

#include <memory>

namespace llm0 {

/// Secrets in the desktop's keychain. Each call waits for it, a few seconds at most.
class KeychainSecretStore final : public SecretStore
{
public:
    Result<std::optional<Secret>> read(const std::string &name) override;
    Status write(const std::string &name, const Secret &secret) override;
    Status remove(const std::string &name) override;
    std::string kind() const override { return "keychain"; }

    /// Whether something written can be read again: a keychain may be there and locked, or not be there.
    bool works();
};

/// `backend` is "auto", "keychain" or "file"; auto takes the keychain only where it works.
std::unique_ptr<SecretStore> openSecretStore(const std::string &backend, const std::string &dataDir,
                                             const std::map<std::string, std::string> &environment);

} // namespace llm0
