#include "cli/admincaller.h"

#include "gateway.h"

#include <nlohmann/json.hpp>

#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslError>

#include <cerrno>
#include <csignal>

namespace llm0 {

namespace {

constexpr int probeMs = 3'000;
constexpr int callMs = 600'000; ///< verify and exports of large folders take their time

/// What gateway.json tells.
struct RunningGateway {
    std::string adminUrl;   ///< empty: none runs
    QByteArray certificate; ///< SHA-256 in hex; empty without TLS
};

class RemoteCaller final : public AdminCaller
{
public:
    RemoteCaller(const RunningGateway &gateway, std::string token)
        : m_url(gateway.adminUrl)
        , m_token(std::move(token))
    {
        // Beside what the system trusts: the one certificate that the gateway itself has written down.
        QObject::connect(
            &m_network, &QNetworkAccessManager::sslErrors, &m_network,
            [trusted = gateway.certificate](QNetworkReply *reply, const QList<QSslError> &errors) {
                const auto shown = reply->sslConfiguration().peerCertificate();
                if (!shown.isNull() && shown.digest(QCryptographicHash::Sha256).toHex() == trusted)
                    reply->ignoreSslErrors(errors);
            });
    }

    Result<Answer> call(const std::string &method, const std::string &path, const std::string &body) override
    {
        return send(method, path, body, callMs);
    }

    Result<Answer> send(const std::string &method, const std::string &path, const std::string &body,
                        int timeoutMs)
    {
        QNetworkRequest request(QUrl(QString::fromStdString(m_url + "/v1/admin" + path), QUrl::StrictMode));
        request.setRawHeader("Authorization", QByteArray::fromStdString("Bearer " + m_token));
        request.setRawHeader("Content-Type", "application/json");
        request.setRawHeader("X-LLM0-Actor", "cli");
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setTransferTimeout(timeoutMs);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(
            request, QByteArray::fromStdString(method), QByteArray::fromStdString(body)));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // An error status with its body is an answer; a broken connection is none, however it began.
        const bool broken = reply->error() != QNetworkReply::NoError && reply->error() < 200;
        if (status == 0 || broken)
            return Error{ErrorCode::Internal,
                         "The gateway at " + m_url
                             + " does not answer: " + reply->errorString().toStdString(),
                         {}};
        return Answer{status, reply->readAll().toStdString()};
    }

private:
    QNetworkAccessManager m_network;
    const std::string m_url;
    const std::string m_token;
};

class DirectCaller final : public AdminCaller
{
public:
    static Result<std::unique_ptr<AdminCaller>> open(const std::string &dataDir)
    {
        auto caller = std::make_unique<DirectCaller>();
        auto gateway = Gateway::open({dataDir, {}, {}}, caller->m_clock);
        if (!gateway)
            return gateway.error();
        caller->m_gateway = *std::move(gateway);
        return std::unique_ptr<AdminCaller>(std::move(caller));
    }

    Result<Answer> call(const std::string &method, const std::string &path, const std::string &body) override
    {
        HttpRequest request;
        request.method = method;
        const std::size_t query = std::min(path.find('?'), path.size());
        request.path = "/v1/admin" + percentDecoded(path.substr(0, query)).value_or(path);
        request.query = query < path.size() ? path.substr(query + 1) : std::string();
        request.headers.add("X-LLM0-Actor", "cli");
        request.body = body;
        const Gateway::AdminAnswer answer = m_gateway->admin(std::move(request));
        return Answer{answer.status, answer.body};
    }

private:
    const SystemClock m_clock{};
    std::unique_ptr<Gateway> m_gateway;
};

/// Without the line's end.
std::string fileText(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
}

std::string adminToken(const std::string &dataDir)
{
    if (const QByteArray named = qgetenv("ADMIN_TOKEN"); !named.isEmpty())
        return named.toStdString();
    return fileText(dataDir + "/admin-token");
}

RunningGateway runningGateway(const std::string &dataDir)
{
    const auto json = nlohmann::json::parse(fileText(dataDir + "/gateway.json"), nullptr, false);
    if (!json.is_object() || !json.contains("pid") || !json["pid"].is_number_integer())
        return {};
    const bool alive = ::kill(json["pid"].get<pid_t>(), 0) == 0 || errno == EPERM;
    if (!alive)
        return {};
    return {json.value("admin", std::string()),
            QByteArray::fromStdString(json.value("certificate_sha256", std::string()))};
}

} // namespace

Result<std::unique_ptr<AdminCaller>> openAdminCaller(const std::string &dataDir)
{
    if (const RunningGateway running = runningGateway(dataDir); !running.adminUrl.empty()) {
        auto remote = std::make_unique<RemoteCaller>(running, adminToken(dataDir));
        const auto status = remote->send("GET", "/status", {}, probeMs);
        if (status && status->status == 401)
            return Error{ErrorCode::InvalidApiKey,
                         "The gateway at " + running.adminUrl
                             + " refuses the admin token: set ADMIN_TOKEN to the one it was started with",
                         {}};
        if (status)
            return std::unique_ptr<AdminCaller>(std::move(remote));
    }
    // A file that a killed gateway left behind, or none: the folder's lock decides.
    return DirectCaller::open(dataDir);
}

Result<std::string> ask(AdminCaller &caller, const std::string &method, const std::string &path,
                        const std::string &body)
{
    auto answer = caller.call(method, path, body);
    if (!answer)
        return answer.error();
    if (answer->status >= 200 && answer->status < 300)
        return std::move(answer->body);
    const auto json = nlohmann::json::parse(answer->body, nullptr, false);
    const std::string message = json.is_object() ? json.value("message", std::string()) : std::string();
    return Error{ErrorCode::InvalidRequest,
                 message.empty() ? "The gateway answered HTTP " + std::to_string(answer->status) : message,
                 {}};
}

std::string percentEncoded(const std::string &text)
{
    return QUrl::toPercentEncoding(QString::fromStdString(text)).toStdString();
}

} // namespace llm0
