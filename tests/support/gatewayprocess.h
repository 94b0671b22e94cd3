#pragma once

#include "base/money.h"
#include "support/httpclient.h"

#include <QProcess>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <map>

namespace llm0 {

/// The real gateway program on a data folder of its own and on free ports. Ended politely, at the latest by
/// the destructor.
class GatewayProcess
{
public:
    using Json = nlohmann::ordered_json;
    using Environment = std::map<std::string, std::string>;

    struct Reply {
        int status = 0;
        Json body;
    };
    struct Key {
        std::string id;
        std::string secret;
    };

    /// `dataDir` empty: a temporary folder. Provider variables of the caller's environment are not inherited.
    explicit GatewayProcess(const Environment &environment = {}, std::string dataDir = {});
    ~GatewayProcess();
    /// What sends OpenAI's and Ollama's calls to `provider`.
    static Environment pointingTo(const std::string &openAiBaseUrl, const std::string &ollamaUrl = {});

    /// Starts and waits until both planes listen; may be called again after an end, on the same folder.
    bool start(const std::vector<std::string> &moreArguments = {});
    /// Starts and waits for an end by itself: the exit code, or -1 when it still runs after `limitMs`.
    int runToEnd(const std::vector<std::string> &moreArguments = {}, int limitMs = 15'000);
    /// SIGTERM; the exit code, or -1 when it did not go in time.
    int stop(int limitMs = 15'000);
    /// SIGTERM without waiting.
    void askToStop() { m_process.terminate(); }
    /// True at once when it has ended before, of which QProcess alone would say false.
    bool waitForEnd(int limitMs) { return !running() || m_process.waitForFinished(limitMs); }
    /// SIGKILL.
    void killHard();
    /// Of the run that is over; -1: it did not end by itself.
    int exitCode() const;
    /// Runs in the child before the program begins, at every start. Only calls that are safe after a fork.
    void setChildSetup(std::function<void()> setup) { m_process.setChildProcessModifier(std::move(setup)); }
    std::int64_t pid() const { return m_process.processId(); }
    bool running() const { return m_process.state() == QProcess::Running; }
    std::string output() const; ///< what it wrote to stderr, over all starts

    const std::string &dataDir() const { return m_dataDir; }
    bool hasGatewayFile() const;
    std::string dataUrl() const { return m_dataUrl; }
    const std::string &adminUrl() const { return m_adminUrl; }
    const std::string &adminToken() const { return m_token; }
    std::string chatUrl() const { return m_dataUrl + "/v1/chat/completions"; }

    Reply admin(const std::string &method, const std::string &path, const Json &body = nullptr);
    const std::string &projectId() const { return m_projectId; } ///< of the project "default"
    /// Without the caches, so that equal requests are calls of their own; "cache_enabled": null is the usual
    /// key.
    Key createKey(const Json &fields = Json::object());
    Reply patchProject(const Json &fields);
    Reply patchKey(const Key &key, const Json &fields);
    Reply patchCustomer(const std::string &id, const Json &fields);
    Reply patchSettings(const Json &fields);

    /// One request's row once it is on disk; null when it does not come.
    Json row(const HttpReply &reply) { return row(std::string(reply.headers.value("X-Request-Id"))); }
    Json row(const std::string &requestId);
    std::vector<Json> rows();                         ///< all, newest first
    std::vector<Json> waitForRows(std::size_t count); ///< until so many are there, at most 10 s
    Json status() { return admin("GET", "/status").body; }
    Money spentToday() { return money(status(), "spent_today"); }
    /// Waits until nothing is under way and nothing is held.
    bool waitSettled(int limitMs = 15'000);

    static Money money(const Json &object, const char *field);

private:
    void launch(const std::vector<std::string> &moreArguments);
    bool readFiles();
    std::string readFile(const char *name) const;

    QTemporaryDir m_folder;
    Environment m_environment;
    std::string m_dataDir;
    std::string m_dataUrl;
    std::string m_adminUrl;
    std::string m_token;
    std::string m_projectId;
    QProcess m_process;
    HttpClient m_http;
};

/// The headers of a call with this key, and further ones.
Headers withKey(const GatewayProcess::Key &key, const Headers &more = {});

} // namespace llm0
