#include "support/fakeprovider.h"

#include "base/workerthread.h"
#include "support/fakeexchange.h"

#include <QTcpServer>

#include <stdexcept>
#include <thread>

namespace llm0 {

using namespace fake;

namespace {

constexpr int backlog = 2048;

std::string modelList(const std::vector<std::string> &models)
{
    nlohmann::ordered_json list = {{"object", "list"}, {"data", nlohmann::ordered_json::array()}};
    for (const auto &model : models)
        list["data"].push_back(
            {{"id", model}, {"object", "model"}, {"created", 1'700'000'000}, {"owned_by", "fake"}});
    return list.dump();
}

std::string tagList(const std::vector<std::string> &models)
{
    nlohmann::ordered_json list = {{"models", nlohmann::ordered_json::array()}};
    for (const auto &model : models)
        list["models"].push_back(
            {{"name", model}, {"model", model}, {"modified_at", "2026-01-01T00:00:00Z"}, {"size", 1}});
    return list.dump();
}

Behaviour fromDirectives(const Received &received)
{
    return behaviourFrom(lastUserText(nlohmann::json::parse(received.body, nullptr, false)));
}

} // namespace

/// Lives on the fake's thread.
class FakeProvider::Server : public QTcpServer
{
public:
    explicit Server(std::shared_ptr<Tally> tally) : m_tally(std::move(tally))
    {
        setListenBacklogSize(backlog);
        setMaxPendingConnections(backlog);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                accept(socket);
        });
    }

    Script script;
    std::vector<std::string> models = {"gpt-4o-mini", "gpt-4o", "llama3.2"};

    void closeIdle()
    {
        for (Connection *connection : findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!connection->busy())
                connection->close();
        }
    }

private:
    void accept(QTcpSocket *socket)
    {
        auto *connection = new Connection(socket, m_tally, [this](Connection &from, Received received) {
            route(from, std::move(received));
        });
        connection->setParent(this);
    }

    void route(Connection &connection, Received received)
    {
        if (received.method == "POST" && received.path.ends_with("/chat/completions")) {
            Behaviour behaviour = script ? script(received) : fromDirectives(received);
            m_tally->called(received);
            (new Exchange(connection, m_tally, std::move(received), std::move(behaviour)))->begin();
            return;
        }
        const auto [status, body] = simpleAnswer(received);
        connection.writeWhole(status, {}, "application/json", body);
        connection.finished();
    }

    std::pair<int, std::string> simpleAnswer(const Received &received)
    {
        if (received.path == "/v1/models")
            return {200, modelList(models)};
        if (received.path == "/api/tags")
            return {200, tagList(models)};
        if (received.path == "/api/version")
            return {200, R"({"version":"0.5.0"})"};
        if (received.path == "/_stats")
            return {200, m_tally->asJson()};
        if (received.path == "/_reset" && received.method == "POST") {
            m_tally->clear();
            return {200, "{}"};
        }
        return {404, errorAnswer(404, "fake: no such path: " + received.path)};
    }

    std::shared_ptr<Tally> m_tally;
};

struct FakeProvider::Parts {
    std::shared_ptr<Tally> tally = std::make_shared<Tally>();
    WorkerThread thread{QStringLiteral("fake-provider")};
    std::unique_ptr<Server> server; ///< touched on `thread` only
    std::uint16_t port = 0;
};

FakeProvider::FakeProvider(std::uint16_t port) : m_parts(std::make_unique<Parts>())
{
    m_parts->thread.run([this, port] {
        m_parts->server = std::make_unique<Server>(m_parts->tally);
        if (m_parts->server->listen(QHostAddress::LocalHost, port))
            m_parts->port = m_parts->server->serverPort();
    });
    if (m_parts->port == 0)
        throw std::runtime_error("the fake provider found no port");
}

FakeProvider::~FakeProvider()
{
    m_parts->thread.run([this] { m_parts->server.reset(); });
}

std::uint16_t FakeProvider::port() const
{
    return m_parts->port;
}

std::string FakeProvider::origin() const
{
    return "http://127.0.0.1:" + std::to_string(m_parts->port);
}

void FakeProvider::setScript(Script script)
{
    m_parts->thread.run([this, &script] { m_parts->server->script = std::move(script); });
}

void FakeProvider::setModels(std::vector<std::string> models)
{
    m_parts->thread.run([this, &models] { m_parts->server->models = std::move(models); });
}

std::vector<Received> FakeProvider::requests() const
{
    return m_parts->tally->requests();
}

Bill FakeProvider::billed() const
{
    return m_parts->tally->total();
}

std::map<std::string, Bill> FakeProvider::billedPerModel() const
{
    return m_parts->tally->perModel();
}

std::int64_t FakeProvider::bytesSent() const
{
    return m_parts->tally->bytesSent();
}

int FakeProvider::connectionsOpen() const
{
    return m_parts->tally->connectionsOpen();
}

int FakeProvider::connectionsEver() const
{
    return m_parts->tally->connectionsEver();
}

int FakeProvider::inFlight() const
{
    return m_parts->tally->exchangesOpen();
}

int FakeProvider::mostInFlight() const
{
    return m_parts->tally->mostExchangesAtOnce();
}

void FakeProvider::reset()
{
    m_parts->tally->clear();
}

bool FakeProvider::waitIdle(std::chrono::milliseconds limit) const
{
    const auto until = std::chrono::steady_clock::now() + limit;
    while (inFlight() > 0) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

void FakeProvider::closeIdleConnections()
{
    m_parts->thread.run([this] { m_parts->server->closeIdle(); });
}

} // namespace llm0
