#include "providers/providerregistry.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr std::array<ProviderDescription, 8> descriptions = {{
    {"openai", "OpenAI", "https://api.openai.com/v1", "OPENAI_API_KEY", "OPENAI_BASE_URL",
     "max_completion_tokens"},
    {"groq", "Groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY", "GROQ_BASE_URL",
     "max_completion_tokens"},
    {"together", "Together", "https://api.together.xyz/v1", "TOGETHER_API_KEY", "TOGETHER_BASE_URL",
     "max_tokens"},
    {"fireworks", "Fireworks", "https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY",
     "FIREWORKS_BASE_URL", "max_tokens"},
    {"deepseek", "DeepSeek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY", "DEEPSEEK_BASE_URL",
     "max_tokens"},
    {"xai", "xAI", "https://api.x.ai/v1", "XAI_API_KEY", "XAI_BASE_URL", "max_completion_tokens"},
    {"mistral", "Mistral", "https://api.mistral.ai/v1", "MISTRAL_API_KEY", "MISTRAL_BASE_URL", "max_tokens"},
    {"ollama", "Ollama", "http://127.0.0.1:11434/v1", "", "OLLAMA_BASE_URL", "max_tokens", true},
}};

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

std::span<const ProviderDescription> knownProviders()
{
    return descriptions;
}

const ProviderDescription *describeProvider(std::string_view slug)
{
    for (const ProviderDescription &description : knownProviders()) {
        if (description.slug == slug)
            return &description;
    }
    return nullptr;
}

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
