#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// What is fixed about a provider. Adding an OpenAI-compatible one is adding a row.
struct ProviderDescription {
    std::string_view slug;             ///< as in "groq/llama-3.3-70b-versatile"
    std::string_view name;             ///< for people
    std::string_view baseUrl;          ///< without trailing slash; the path of a call is appended
    std::string_view keyVariable;      ///< environment variable of its key; empty: needs none
    std::string_view urlVariable;      ///< environment variable that replaces baseUrl
    std::string_view outputLimitField; ///< what it calls the output limit of a chat call
    bool local = false;                ///< runs here and costs nothing
};
std::span<const ProviderDescription> knownProviders();
const ProviderDescription *describeProvider(std::string_view slug);

/// What is known now about reaching a provider.
struct ProviderAccount {
    const ProviderDescription *description = nullptr;
    std::string baseUrl;
    Secret key;
    std::string keySource; ///< "environment", "keychain", "file" or empty
    bool enabled = true;
    std::vector<std::string> models; ///< local: what is pulled
};

/// The accounts in force. Callable from any thread.
class ProviderRegistry
{
public:
    using Accounts = std::map<std::string, ProviderAccount, std::less<>>;

    std::shared_ptr<const Accounts> accounts() const;
    void replace(Accounts accounts);
    /// Replaces the models of one (local) provider.
    void setModels(std::string_view slug, std::vector<std::string> models);

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const Accounts> m_accounts = std::make_shared<Accounts>();
};

/// Refuses what is not an absolute http(s) URL, and plain http to a public host unless allowed.
Result<std::string> checkedBaseUrl(std::string_view url, bool allowInsecure);

} // namespace llm0
