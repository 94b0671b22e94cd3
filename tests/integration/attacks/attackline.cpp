#include "attackline.h"

#include <QElapsedTimer>
#include <QUrl>

#include <algorithm>

namespace llm0::attacks {

namespace {

const char *const providerKey = "sk-proj-ownersownkey-0123456789";

} // namespace

RawCall::RawCall(const std::string &url, const std::string &bytes)
{
    const QUrl parsed(QString::fromStdString(url));
    m_socket.connectToHost(parsed.host(), static_cast<quint16>(parsed.port()));
    if (m_socket.waitForConnected(5'000)) {
        m_socket.write(bytes.data(), static_cast<qint64>(bytes.size()));
        m_socket.flush();
    }
}

std::string RawCall::heard(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    std::string all;
    while (timer.elapsed() < milliseconds) {
        const QByteArray bytes = m_socket.readAll();
        all.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        if (m_socket.state() != QAbstractSocket::ConnectedState && m_socket.bytesAvailable() == 0)
            break;
        m_socket.waitForReadyRead(100);
    }
    return all;
}

std::vector<int> statusesIn(const std::string &heard)
{
    static const std::string mark = "HTTP/1.1 ";
    std::vector<int> statuses;
    for (auto at = heard.find(mark); at != std::string::npos; at = heard.find(mark, at + 1)) {
        const int status = std::atoi(heard.c_str() + at + mark.size());
        if (status >= 200)
            statuses.push_back(status);
    }
    return statuses;
}

std::string headerIn(const std::string &heard, const std::string &lowerName)
{
    std::string lower(heard);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    const auto at = lower.find("\r\n" + lowerName + ": ");
    if (at == std::string::npos)
        return {};
    const auto from = at + lowerName.size() + 4;
    return heard.substr(from, heard.find("\r\n", from) - from);
}

std::string AttackLine::makeKey(const std::string &name, const Json &fields)
{
    Json body = {{"name", name}};
    body.update(fields);
    return gateway->createKey(body).secret;
}

AttackLine::Project AttackLine::makeProject(const std::string &name)
{
    Project project;
    project.id = gateway->admin("POST", "/projects", {{"name", name}}).body["id"];
    project.key = gateway
                      ->admin("POST", "/projects/" + project.id + "/api-keys",
                              {{"name", name}, {"cache_enabled", false}})
                      .body["api_key"];
    return project;
}

std::string AttackLine::makeSecret(const std::string &project)
{
    return gateway->admin("POST", "/projects/" + project + "/customer-signing/secrets", Json::object())
        .body["secret"];
}

std::string AttackLine::makeToken(const std::string &project, const std::string &customer)
{
    return gateway
        ->admin("POST", "/projects/" + project + "/customer-signing/tokens", {{"customer", customer}})
        .body["token"];
}

bool AttackLine::start()
{
    gateway = std::make_unique<GatewayProcess>(
        GatewayProcess::Environment{{"OPENAI_BASE_URL", provider.baseUrl()},
                                    {"OPENAI_API_KEY", providerKey},
                                    {"ANTHROPIC_BASE_URL", provider.origin()},
                                    {"ANTHROPIC_API_KEY", providerKey},
                                    {"GEMINI_BASE_URL", provider.origin()},
                                    {"GEMINI_API_KEY", providerKey},
                                    {"OLLAMA_BASE_URL", provider.origin() + "/none"}});
    if (!gateway->start())
        return false;
    world.providerKey = providerKey;
    world.providerOrigin = provider.origin();
    world.adminToken = gateway->adminToken();
    world.key = makeKey("plain");
    world.broke = makeKey("broke", {{"monthly_cap_usd", 0}});
    world.tight = makeKey("tight", {{"per_request_max_usd", 0.001}});
    world.pinned = makeKey("pinned", {{"customer_id", "acme"}});
    const auto revoked = gateway->createKey({{"name", "revoked"}});
    gateway->patchKey(revoked, {{"is_active", false}});
    world.revoked = revoked.secret;
    const auto rotated = gateway->createKey({{"name", "rotated"}});
    gateway->admin("POST", "/projects/" + gateway->projectId() + "/api-keys/" + rotated.id + "/rotate",
                   {{"overlap_hours", 0}});
    world.rotatedOut = rotated.secret;
    const std::string tiers = "/projects/" + gateway->projectId() + "/tiers";
    gateway->admin("POST", tiers, {{"slug", "small"}, {"requests_per_day", 100'000}});
    gateway->admin("POST", tiers, {{"slug", "big"}, {"requests_per_day", 200'000}});
    gateway->patchCustomer("capped", {{"limits", {{"daily_spend_limit_usd", 0}}}});
    gateway->patchCustomer("barred", {{"blocked", true}});
    gateway->patchCustomer("member", {{"tier", "small"}});

    const Project other = makeProject("other");
    world.otherKey = other.key;
    makeSecret(other.id);
    world.foreignToken = makeToken(other.id, "alice");
    const Project off = makeProject("off");
    world.offKey = off.key;
    gateway->admin("PATCH", "/projects/" + off.id, {{"is_active", false}});
    const Project signedOnes = makeProject("signed");
    world.signedKey = signedOnes.key;
    world.secret = makeSecret(signedOnes.id);
    world.token = makeToken(signedOnes.id, "alice");
    return gateway
               ->admin("PATCH", "/projects/" + signedOnes.id + "/customer-signing",
                       {{"require_signed_customers", true}})
               .status
           == 200;
}

} // namespace llm0::attacks
