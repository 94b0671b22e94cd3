#include "support/rawprovider.h"

#include <array>
#include <chrono>
#include <cstdlib>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace llm0 {

namespace {

constexpr int lookMs = 20;

bool readable(int descriptor)
{
    pollfd waiting{descriptor, POLLIN, 0};
    return ::poll(&waiting, 1, lookMs) > 0;
}

/// Length of the first whole request in `text`; 0: more has to come.
std::size_t wholeRequest(const std::string &text)
{
    const std::size_t head = text.find("\r\n\r\n");
    if (head == std::string::npos)
        return 0;
    const std::size_t length = text.find("Content-Length: ");
    const std::size_t body =
        length < head
            ? std::strtoul(text.c_str() + length + std::string_view("Content-Length: ").size(), nullptr, 10)
            : 0;
    return text.size() >= head + 4 + body ? head + 4 + body : 0;
}

} // namespace

bool RawProvider::Wire::say(std::string_view bytes)
{
    while (!bytes.empty() && !m_stopped) {
        const ssize_t count = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0) {
            m_said += std::size_t(count);
            bytes.remove_prefix(std::size_t(count));
            continue;
        }
        pollfd waiting{m_descriptor, POLLOUT, 0};
        if (errno != EAGAIN
            || (::poll(&waiting, 1, lookMs) > 0 && (waiting.revents & (POLLERR | POLLHUP)) != 0))
            return false;
    }
    return !m_stopped;
}

bool RawProvider::Wire::wait(int milliseconds) const
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (!m_stopped && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return !m_stopped;
}

RawProvider::RawProvider() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    ::listen(m_listener, 64);
    socklen_t size = sizeof address;
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
}

RawProvider::~RawProvider()
{
    m_stopped = true;
    m_acceptor.join();
    for (std::thread &thread : m_threads)
        thread.join();
    ::close(m_listener);
}

void RawProvider::setScript(Script script)
{
    const std::lock_guard lock(m_mutex);
    m_script = std::move(script);
}

std::vector<std::string> RawProvider::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

void RawProvider::accept()
{
    while (!m_stopped) {
        if (!readable(m_listener))
            continue;
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0)
            continue;
        ++m_connections;
        m_threads.emplace_back([this, descriptor] { serve(descriptor); });
    }
}

void RawProvider::serve(int descriptor)
{
    std::string text;
    std::array<char, 65'536> piece{};
    while (!m_stopped && wholeRequest(text) == 0) {
        if (!readable(descriptor))
            continue;
        const ssize_t count = ::recv(descriptor, piece.data(), piece.size(), 0);
        if (count <= 0)
            break;
        text.append(piece.data(), std::size_t(count));
    }
    if (wholeRequest(text) > 0) {
        Script script;
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(text);
            script = m_script;
        }
        Wire wire(descriptor, m_stopped);
        if (script)
            script(wire);
        m_said = wire.said();
    }
    ::close(descriptor);
}

} // namespace llm0
