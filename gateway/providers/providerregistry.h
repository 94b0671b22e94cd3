#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "providers/providerdescription.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// One of the keys that a provider's calls are spread over.
struct ProviderKey {
    std::string id; ///< ours, "main" for the first; AWS: the access key's ID
    Secret secret;
    Secret session;     ///< AWS: of temporary credentials
    int weight = 1;     ///< share of the calls
    std::string source; ///< "environment", "keychain", "file"
};

/// What is known now about reaching a provider.
struct ProviderAccount {
    std::shared_ptr<const ProviderDescription> description;
    std::string baseUrl;
    std::vector<ProviderKey> keys;
    std::string unreadKey; ///< ID of a stored key that could not be read; empty: all could
    std::string whyUnread;
    bool enabled = true;
    std::string region;              ///< AWS
    std::vector<std::string> models; ///< local: what is pulled

    bool needsKey() const { return !description->keyVariable.empty(); }
    /// Goes on without a key. One that could not be read may be needed, but by no local provider.
    bool keyless() const { return !needsKey() && (unreadKey.empty() || description->local); }
    /// Switched on and, where it needs a key, with one.
    bool usable() const { return enabled && (keyless() || !keys.empty()); }
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
