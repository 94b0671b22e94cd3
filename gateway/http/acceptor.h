#pragma once

#include "http/connection.h"

#include <QTcpServer>
#include <QTimer>

#include <unordered_set>

namespace llm0 {

/// Accepts connections, makes the sockets QtHttpServer works on, and keeps the register of them.
class Acceptor : public QTcpServer
{
    Q_OBJECT

public:
    explicit Acceptor(ServerContext &context);
    ~Acceptor() override;

    void closeIdle();
    void closeAll();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void sweep();
    void registerConnection(Connection *connection);
    void forget(Connection *connection);

    ServerContext &m_context;
    std::unordered_set<Connection *> m_connections;
    QTimer m_sweep;  ///< one coarse timer for the deadlines of all connections
    QTimer m_resume; ///< accepting again after the system ran out of descriptors
};

} // namespace llm0
