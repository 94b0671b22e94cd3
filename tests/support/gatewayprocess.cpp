#include "support/gatewayprocess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

namespace llm0 {

namespace {

constexpr int startMs = 30'000;
constexpr int pollMs = 20;
constexpr int rowMs = 10'000;

bool waitFor(int limitMs, const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > limitMs)
            return false;
        QThread::msleep(pollMs);
    }
    return true;
}

/// Only what a program needs to run, so that a developer's own keys never reach a test.
QProcessEnvironment bareEnvironment()
{
    const auto system = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    for (const char *name : {"PATH", "HOME", "LD_LIBRARY_PATH", "TSAN_OPTIONS", "ASAN_OPTIONS", "TZ"}) {
        const QString key = QString::fromLatin1(name);
        if (system.contains(key))
            bare.insert(key, system.value(key));
    }
    // Else only root may look into its folder under /proc.
    bare.insert(QStringLiteral("LLM0_ALLOW_CORE_DUMPS"), QStringLiteral("1"));
    return bare;
}

QString program()
{
    const QString other = qEnvironmentVariable("LLM0_GATEWAY_PROGRAM");
    return other.isEmpty() ? QStringLiteral(LLM0_BIN_DIR "/llm0-gateway") : other;
}

} // namespace

GatewayProcess::GatewayProcess(const Environment &environment, std::string dataDir)
    : m_environment(environment)
    , m_dataDir(dataDir.empty() ? m_folder.filePath(QStringLiteral("data")).toStdString()
                                : std::move(dataDir))
{
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("stderr.txt")), QIODevice::Append);
    m_process.setStandardOutputFile(QProcess::nullDevice());
}

GatewayProcess::~GatewayProcess()
{
    if (running() && stop() < 0)
        killHard();
}

GatewayProcess::Environment GatewayProcess::pointingTo(const std::string &openAiBaseUrl,
                                                       const std::string &ollamaUrl)
{
    return {{"OPENAI_BASE_URL", openAiBaseUrl},
            {"OPENAI_API_KEY", "sk-test"},
            {"OLLAMA_BASE_URL", ollamaUrl.empty() ? openAiBaseUrl : ollamaUrl}};
}

void GatewayProcess::launch(const std::vector<std::string> &moreArguments)
{
    QProcessEnvironment environment = bareEnvironment();
    for (const auto &[name, value] : m_environment)
        environment.insert(QString::fromStdString(name), QString::fromStdString(value));
    m_process.setProcessEnvironment(environment);
    QStringList arguments = {QStringLiteral("serve"),           QStringLiteral("--data-dir"),
                             QString::fromStdString(m_dataDir), QStringLiteral("--listen"),
                             QStringLiteral("127.0.0.1:0"),     QStringLiteral("--admin-listen"),
                             QStringLiteral("127.0.0.1:0")};
    for (const std::string &argument : moreArguments)
        arguments << QString::fromStdString(argument);
    m_process.start(program(), arguments);
    m_process.waitForStarted();
}

bool GatewayProcess::start(const std::vector<std::string> &moreArguments)
{
    launch(moreArguments);
    const auto ready = [this] {
        return m_process.waitForFinished(0) || m_process.state() == QProcess::NotRunning || readFiles();
    };
    if (!waitFor(startMs, ready) || !running())
        return false;
    const Reply projects = admin("GET", "/projects");
    if (projects.status != 200)
        return false;
    m_projectId = projects.body["projects"][0]["id"];
    return true;
}

int GatewayProcess::runToEnd(const std::vector<std::string> &moreArguments, int limitMs)
{
    launch(moreArguments);
    return m_process.waitForFinished(limitMs) && m_process.exitStatus() == QProcess::NormalExit
               ? m_process.exitCode()
               : -1;
}

int GatewayProcess::stop(int limitMs)
{
    m_process.terminate();
    return m_process.waitForFinished(limitMs) && m_process.exitStatus() == QProcess::NormalExit
               ? m_process.exitCode()
               : -1;
}

int GatewayProcess::exitCode() const
{
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void GatewayProcess::killHard()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

std::string GatewayProcess::output() const
{
    QFile file(m_folder.filePath(QStringLiteral("stderr.txt")));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string GatewayProcess::readFile(const char *name) const
{
    QFile file(QDir(QString::fromStdString(m_dataDir)).filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
}

bool GatewayProcess::hasGatewayFile() const
{
    return !readFile("gateway.json").empty();
}

bool GatewayProcess::readFiles()
{
    const Json json = Json::parse(readFile("gateway.json"), nullptr, false);
    // An earlier process that was killed left its file behind.
    if (!json.is_object() || json.value("pid", std::int64_t{0}) != m_process.processId())
        return false;
    m_dataUrl = json["listen"];
    m_adminUrl = json["admin"];
    m_token = readFile("admin-token");
    return true;
}

GatewayProcess::Reply GatewayProcess::admin(const std::string &method, const std::string &path,
                                            const Json &body)
{
    HttpAsk ask;
    ask.method = method;
    ask.url = m_adminUrl + "/v1/admin" + path;
    ask.headers = {{"Authorization", "Bearer " + m_token}, {"Content-Type", "application/json"}};
    if (!body.is_null())
        ask.body = body.dump();
    const HttpReply reply = m_http.send(ask);
    return {reply.status, Json::parse(reply.body, nullptr, false)};
}

GatewayProcess::Key GatewayProcess::createKey(const Json &fields)
{
    static int number = 0;
    Json body = {{"name", "key " + std::to_string(++number)}, {"cache_enabled", false}};
    body.update(fields);
    const Reply reply = admin("POST", "/projects/" + m_projectId + "/api-keys", body);
    if (reply.status != 201)
        return {};
    return {reply.body["key"]["id"], reply.body["api_key"]};
}

GatewayProcess::Reply GatewayProcess::patchProject(const Json &fields)
{
    return admin("PATCH", "/projects/" + m_projectId, fields);
}

GatewayProcess::Reply GatewayProcess::patchKey(const Key &key, const Json &fields)
{
    return admin("PATCH", "/projects/" + m_projectId + "/api-keys/" + key.id, fields);
}

GatewayProcess::Reply GatewayProcess::patchCustomer(const std::string &id, const Json &fields)
{
    return admin("PATCH", "/projects/" + m_projectId + "/customers/" + id, fields);
}

GatewayProcess::Reply GatewayProcess::patchSettings(const Json &fields)
{
    return admin("PATCH", "/settings", fields);
}

GatewayProcess::Json GatewayProcess::row(const std::string &requestId)
{
    Reply reply;
    const bool found = waitFor(rowMs, [&] {
        reply = admin("GET", "/requests/" + requestId);
        return reply.status == 200;
    });
    return found ? reply.body : Json();
}

std::vector<GatewayProcess::Json> GatewayProcess::rows()
{
    std::vector<Json> all;
    std::string cursor;
    do {
        const Reply reply = admin("GET", "/requests?limit=500" + (cursor.empty() ? "" : "&cursor=" + cursor));
        if (reply.status != 200)
            return all;
        for (const Json &row : reply.body["requests"])
            all.push_back(row);
        const Json &next = reply.body["next_cursor"];
        cursor = next.is_null() ? std::string() : next.is_string() ? next.get<std::string>() : next.dump();
    } while (!cursor.empty());
    return all;
}

std::vector<GatewayProcess::Json> GatewayProcess::waitForRows(std::size_t count)
{
    std::vector<Json> all;
    waitFor(rowMs, [&] {
        all = rows();
        return all.size() >= count;
    });
    return all;
}

bool GatewayProcess::waitSettled(int limitMs)
{
    return waitFor(limitMs, [this] {
        const Json now = status();
        return now.is_object() && now["in_flight"] == 0 && money(now, "reserved").isZero();
    });
}

Money GatewayProcess::money(const Json &object, const char *field)
{
    const auto parsed = Money::parse(object.at(field).get<std::string>());
    return parsed ? *parsed : Money::max();
}

Headers withKey(const GatewayProcess::Key &key, const Headers &more)
{
    Headers headers = {{"Authorization", "Bearer " + key.secret}, {"Content-Type", "application/json"}};
    for (const auto &[name, value] : more)
        headers.add(name, value);
    return headers;
}

} // namespace llm0
