#include "http/portbinding.h"

#include "http/portholder.h"
#include "http/socketoptions.h"

#include <QHostAddress>

#ifdef Q_OS_UNIX
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#endif

namespace llm0 {

Error portInUse(const ListenAddress &address)
{
    const std::string holder = portHolder(address.port);
    return {ErrorCode::Conflict,
            address.host + ":" + std::to_string(address.port) + " is already in use"
                + (holder.empty() ? std::string(" by another program") : " by " + holder)
                + "; stop it or choose another port",
            "listen"};
}

#ifdef Q_OS_UNIX

namespace {

constexpr int backlog = 512;

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

SocketAddress socketAddress(const QHostAddress &host, std::uint16_t port)
{
    SocketAddress result;
    if (host.protocol() == QAbstractSocket::IPv6Protocol) {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&result.storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        const Q_IPV6ADDR bytes = host.toIPv6Address();
        std::memcpy(&v6->sin6_addr, &bytes, sizeof bytes);
        result.size = sizeof *v6;
    } else {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&result.storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        v4->sin_addr.s_addr = htonl(host.toIPv4Address());
        result.size = sizeof *v4;
    }
    return result;
}

Error systemError(const ListenAddress &address, int code)
{
    if (code == EADDRINUSE)
        return portInUse(address);
    const std::string where = address.host + ":" + std::to_string(address.port);
    if (code == EACCES)
        return {ErrorCode::Conflict, "no permission to listen on " + where + "; ports below 1024 need it",
                "listen"};
    return {ErrorCode::Conflict, "cannot listen on " + where + ": " + std::strerror(code), "listen"};
}

void switchOn(int descriptor, int option)
{
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, option, &on, sizeof on);
}

} // namespace

bool canSharePort()
{
#ifdef Q_OS_LINUX
    return true;
#else
    return false; // elsewhere SO_REUSEPORT does not spread connections
#endif
}

Result<qintptr> openListener(const ListenAddress &address, bool share)
{
    const QHostAddress host(QString::fromStdString(address.host));
    const SocketAddress where = socketAddress(host, address.port);
    const int descriptor = ::socket(where.storage.ss_family, SOCK_STREAM, 0);
    if (descriptor < 0)
        return systemError(address, errno);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    switchOn(descriptor, SO_REUSEADDR);
#ifdef Q_OS_LINUX
    if (share)
        switchOn(descriptor, SO_REUSEPORT);
#else
    Q_UNUSED(share);
#endif
    if (::bind(descriptor, where.get(), where.size) != 0 || ::listen(descriptor, backlog) != 0) {
        const int code = errno;
        closeDescriptor(descriptor);
        return systemError(address, code);
    }
    return qintptr(descriptor);
}

Status probePort(const ListenAddress &address)
{
    if (address.port == 0)
        return {};
    const auto probe = openListener(address, false);
    if (!probe)
        return probe.error();
    closeDescriptor(*probe);
    return {};
}

#else

bool canSharePort()
{
    return false;
}

Result<qintptr> openListener(const ListenAddress &, bool)
{
    return Error{ErrorCode::Internal, "own listening sockets are not made on this system", {}};
}

Status probePort(const ListenAddress &)
{
    return {};
}

#endif

} // namespace llm0
