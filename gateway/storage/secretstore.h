#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <optional>
#include <string>

namespace llm0 {

/// Where provider keys are kept. Blocking; used from the admin thread and at start.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// nullopt: there is none of that name. An error means the store cannot be read.
    virtual Result<std::optional<Secret>> read(const std::string &name) = 0;
    virtual Status write(const std::string &name, const Secret &secret) = 0;
    virtual Status remove(const std::string &name) = 0;
    /// "keychain" or "file".
    virtual std::string kind() const = 0;
};

} // namespace llm0
