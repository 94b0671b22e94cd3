#pragma once

#include "storage/secretstore.h"

#include <QElapsedTimer>

#include <memory>

namespace QKeychain {
class Job;
}

namespace llm0 {

/// Secrets in the desktop's keychain. Each call waits for it, a few seconds at most; right after one that was
/// not answered, the next fail at once.
class KeychainSecretStore final : public SecretStore
{
public:
    /// Makes the file `mark` once a secret lies there.
    explicit KeychainSecretStore(std::string mark = {}) : m_mark(std::move(mark)) {}

    Result<std::optional<Secret>> read(const std::string &name) override;
    Status write(const std::string &name, const Secret &secret) override;
    Status remove(const std::string &name) override;
    std::string kind() const override { return "keychain"; }

    /// Whether something written can be read again: a keychain may be there and locked, or not be there.
    bool works();

private:
    Status done(QKeychain::Job &job, const std::string &name);
    void leaveMark() const;

    std::string m_mark;
    QElapsedTimer m_silent; ///< since it did not answer
};

/// `backend` is "auto", "keychain" or "file"; auto takes the keychain where it works, or where keys were put
/// there before: then the file would only seem to hold none.
std::unique_ptr<SecretStore> openSecretStore(const std::string &backend, const std::string &dataDir,
                                             const std::map<std::string, std::string> &environment);

} // namespace llm0
