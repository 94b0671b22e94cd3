#include "providers/providerregistry.h"

#include "providers/metadataaddress.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

bool isPrivateHost(const QString &host)
{
    if (host == QLatin1StringView("localhost") || host.endsWith(QLatin1StringView(".localhost"))
        || host.endsWith(QLatin1StringView(".local")) || host.endsWith(QLatin1StringView(".internal"))
        || !host.contains(QLatin1Char('.')))
        return true;
    const QHostAddress address(host);
    if (address.isNull())
        return false;
    static constexpr std::array<const char *, 6> nets = {"127.0.0.0/8",    "10.0.0.0/8", "172.16.0.0/12",
                                                         "192.168.0.0/16", "::1/128",    "fc00::/7"};
    return std::any_of(nets.begin(), nets.end(), [&](const char *net) {
        return address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(net)));
    });
}

} // namespace

std::shared_ptr<const ProviderRegistry::Accounts> ProviderRegistry::accounts() const
{
    const std::lock_guard lock(m_mutex);
    return m_accounts;
}

void ProviderRegistry::replace(Accounts accounts)
{
    auto next = std::make_shared<const Accounts>(std::move(accounts));
    const std::lock_guard lock(m_mutex);
    m_accounts = std::move(next);
}

void ProviderRegistry::setModels(std::string_view slug, std::vector<std::string> models)
{
    const std::lock_guard lock(m_mutex);
    auto next = std::make_shared<Accounts>(*m_accounts);
    if (const auto found = next->find(slug); found != next->end())
        found->second.models = std::move(models);
    m_accounts = std::move(next);
}

Result<std::string> checkedBaseUrl(std::string_view url, bool allowInsecure)
{
    const QUrl parsed(QString::fromUtf8(url.data(), qsizetype(url.size())), QUrl::StrictMode);
    const bool https = parsed.scheme() == QLatin1StringView("https");
    const bool http = parsed.scheme() == QLatin1StringView("http");
    if (!parsed.isValid() || (!http && !https) || parsed.host().isEmpty() || !parsed.userInfo().isEmpty()
        || parsed.hasQuery() || parsed.hasFragment())
        return Error{ErrorCode::InvalidRequest,
                     "'" + std::string(url)
                         + "' is not a base URL: use https://host/path without user, query or fragment",
                     "base_url"};
    if (isMetadataHost(parsed.host()))
        return Error{
            ErrorCode::InvalidRequest,
            "'" + std::string(url)
                + "' is where a cloud keeps its machines' credentials, and no provider: it is never called",
            "base_url"};
    if (http && !allowInsecure && !isPrivateHost(parsed.host()))
        return Error{ErrorCode::InvalidRequest,
                     "'" + std::string(url)
                         + "' would send your key in the clear: use https, or set allow_insecure_upstream",
                     "base_url"};
    std::string text(url);
    while (text.ends_with('/'))
        text.pop_back();
    return text;
}

} // namespace llm0
