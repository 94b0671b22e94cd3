#pragma once

#include "storage/masterkey.h"
#include "storage/secretstore.h"

#include <nlohmann/json_fwd.hpp>

namespace llm0 {

/// Secrets in DIR/secrets.json, each sealed with the master key, replaced as a whole, readable by the owner
/// only (0600). Names are not hidden. A file of an earlier version, in plain text, is sealed when it is first
/// read.
class FileSecretStore final : public SecretStore
{
public:
    explicit FileSecretStore(const std::string &dataDir,
                             const std::map<std::string, std::string> &environment = {});

    Result<std::optional<Secret>> read(const std::string &name) override;
    Status write(const std::string &name, const Secret &secret) override;
    Status remove(const std::string &name) override;
    std::string kind() const override { return "file"; }

private:
    using Secrets = std::map<std::string, Secret>;
    Result<Secrets> load() const;
    Result<Secrets> unsealed(const nlohmann::json &document) const;
    Status save(const Secrets &secrets) const;

    const std::string m_path;
    const MasterKey m_key;
};

} // namespace llm0
