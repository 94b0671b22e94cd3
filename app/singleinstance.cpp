#include "singleinstance.h"

#include <QCryptographicHash>
#include <QLocalSocket>

namespace llm0 {

namespace {
constexpr int answerMs = 500;
}

SingleInstance::SingleInstance(const QString &dataDir, QObject *parent)
    : QObject(parent)
    , m_name(QStringLiteral("llm0-desktop-")
             + QString::fromLatin1(
                 QCryptographicHash::hash(dataDir.toUtf8(), QCryptographicHash::Sha256).toHex().left(16)))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        delete m_server.nextPendingConnection();
        Q_EMIT raiseRequested();
    });
}

bool SingleInstance::handOver()
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    return socket.waitForConnected(answerMs);
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_name); // left by a crash; a live one would have answered handOver()
    m_server.listen(m_name);
}

} // namespace llm0
