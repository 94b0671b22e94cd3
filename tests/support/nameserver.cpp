// Preloaded into the real program: answers for one name with the address that a file holds, as a hostile name
// server may; refuses connections that leave this machine and writes them down.
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace {

template <typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

std::string variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

/// "" for addresses of this machine and sockets of other kinds.
std::string foreignAddress(const sockaddr *address)
{
    char text[INET6_ADDRSTRLEN] = "";
    if (address->sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, address, sizeof v4);
        if (ntohl(v4.sin_addr.s_addr) >> 24 != 127)
            ::inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
    } else if (address->sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, address, sizeof v6);
        if (!IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr))
            ::inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
    }
    return text;
}

} // namespace

extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **result)
{
    static const auto real = next<decltype(&getaddrinfo)>("getaddrinfo");
    if (!node || variable("LLM0_TEST_NAME") != node)
        return real(node, service, hints, result);
    std::string address;
    std::ifstream(variable("LLM0_TEST_ADDRESS")) >> address;
    return real(address.c_str(), service, hints, result);
}

extern "C" int connect(int socket, const sockaddr *address, socklen_t length)
{
    static const auto real = next<decltype(&connect)>("connect");
    const std::string foreign = foreignAddress(address);
    if (foreign.empty())
        return real(socket, address, length);
    std::ofstream(variable("LLM0_TEST_CONNECTS"), std::ios::app) << foreign << '\n';
    errno = ECONNREFUSED;
    return -1;
}
