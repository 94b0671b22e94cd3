#pragma once

#include <QTcpServer>

#include <memory>

namespace llm0::bench {

/// Listens on 127.0.0.1 with SO_REUSEPORT, so that each thread can listen for itself; accepted sockets
/// send without Nagle's delay. Throws std::runtime_error.
std::unique_ptr<QTcpServer> listenShared(quint16 port);

} // namespace llm0::bench
