#include "support/fakeprovider.h"

#include "base/workerthread.h"
#include "support/fakebedrock.h"
#include "support/fakecatalogue.h"
#include "support/fakeexchange.h"
#include "support/fakegemini.h"
#include "support/fakemessages.h"
#include "support/fakeollama.h"
#include "support/fakeopenai.h"

#include <QTcpServer>

#include <stdexcept>
#include <thread>

namespace llm0 {

using namespace fake;

namespace {

constexpr int backlog = 2048;

std::vector<std::unique_ptr<Format>> allFormats(std::shared_ptr<const AwsKeys> awsKeys)
{
    std::vector<std::unique_ptr<Format>> formats;
    formats.push_back(chatFormat());
    formats.push_back(completionsFormat());
    formats.push_back(embeddingsFormat());
    formats.push_back(responsesFormat());
    formats.push_back(messagesFormat());
    formats.push_back(messagesCountFormat());
    formats.push_back(geminiFormat());
    formats.push_back(geminiCountFormat());
    formats.push_back(geminiEmbedFormat());
    formats.push_back(ollamaFormat());
    formats.push_back(ollamaEmbedFormat());
    formats.push_back(bedrockFormat(std::move(awsKeys)));
    return formats;
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
    const std::shared_ptr<AwsKeys> awsKeys = std::make_shared<AwsKeys>();
    std::optional<std::vector<std::string>> models; ///< none: what each provider usually has

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
        for (const auto &format : m_formats) {
            if (format->takes(received))
                return call(connection, *format, std::move(received));
        }
        const auto [status, body] = simpleAnswer(received);
        connection.writeWhole(status, {}, "application/json", body);
        connection.finished();
    }

    void call(Connection &connection, const Format &format, Received received)
    {
        Ask ask = format.read(received, Body::parse(received.body, nullptr, false));
        Behaviour behaviour = script ? script(received) : behaviourFrom(ask.userText);
        if (const auto objection = format.objection(received, ask)) {
            behaviour = {};
            behaviour.status = objection->status;
            behaviour.complaint = objection->message;
        }
        m_tally->called(received);
        (new Exchange(connection, m_tally,
                      {format, std::move(received), std::move(ask), std::move(behaviour)}))
            ->begin();
    }

    std::pair<int, std::string> simpleAnswer(const Received &received)
    {
        if (const auto listed = catalogueAnswer(received, models))
            return {200, received.method == "HEAD" ? std::string() : *listed};
        if (received.path == "/_stats")
            return {200, m_tally->asJson()};
        if (received.path == "/_requests")
            return {200, m_tally->requestsAsJson()};
        if (received.path == "/_aws-keys" && received.method == "POST") {
            const Body keys = Body::parse(received.body, nullptr, false);
            *awsKeys = {text(keys, "access_key_id"), text(keys, "secret_access_key"),
                        text(keys, "session_token")};
            return {200, "{}"};
        }
        if (received.path == "/_reset" && received.method == "POST") {
            m_tally->clear();
            return {200, "{}"};
        }
        if (received.method == "HEAD")
            return {received.path == "/" ? 200 : 404, {}};
        return {404, errorAnswer(404, "fake: no such path: " + received.path)};
    }

    const std::vector<std::unique_ptr<Format>> m_formats = allFormats(awsKeys);
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

void FakeProvider::setAwsKeys(fake::AwsKeys keys)
{
    m_parts->thread.run([this, &keys] { *m_parts->server->awsKeys = std::move(keys); });
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

std::vector<BilledCall> FakeProvider::billedCalls() const
{
    return m_parts->tally->each();
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

int FakeProvider::aborts() const
{
    return m_parts->tally->aborts();
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
