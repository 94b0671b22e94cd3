#pragma once

#include "storage/secretstore.h"

#include <map>

namespace llm0 {

/// Secrets in DIR/secrets.json, readable by its owner only (0600), replaced as a whole.
class FileSecretStore final : public SecretStore
{
public:
    explicit FileSecretStore(const std::string &dataDir);

    Result<std::optional<Secret>> read(const std::string &name) override;
    Status write(const std::string &name, const Secret &secret) override;
    Status remove(const std::string &name) override;
    std::string kind() const override { return "file"; }

private:
    using Secrets = std::map<std::string, std::string>;
    Result<Secrets> load() const;
    Status save(const Secrets &secrets) const;

    const std::string m_path;
};

} // namespace llm0
