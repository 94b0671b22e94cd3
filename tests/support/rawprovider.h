#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace llm0 {

/// A provider that says exactly the bytes it is told to, on a real loopback port and on threads of its own.
class RawProvider
{
public:
    /// One connection, after a whole request has been read from it.
    class Wire
    {
    public:
        Wire(int descriptor, const std::atomic<bool> &stopped) : m_descriptor(descriptor), m_stopped(stopped)
        {}
        /// False once the other side is gone.
        bool say(std::string_view bytes);
        bool wait(int milliseconds) const; ///< false once the provider is to stop
        std::size_t said() const { return m_said; }

    private:
        int m_descriptor;
        const std::atomic<bool> &m_stopped;
        std::size_t m_said = 0;
    };
    using Script = std::function<void(Wire &)>;

    RawProvider();
    ~RawProvider();
    RawProvider(const RawProvider &) = delete;
    RawProvider &operator=(const RawProvider &) = delete;

    std::uint16_t port() const { return m_port; }
    std::string baseUrl() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/v1"; }
    /// What follows each request from now on; the connection closes after it.
    void setScript(Script script);
    std::vector<std::string> requests() const;  ///< heads and bodies, as they came
    std::size_t said() const { return m_said; } ///< bytes of the last answer that the system took
    int connections() const { return m_connections; }

private:
    void accept();
    void serve(int descriptor);

    int m_listener;
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    Script m_script;
    std::vector<std::string> m_requests;
    std::vector<std::thread> m_threads;
    std::atomic<bool> m_stopped{false};
    std::atomic<std::size_t> m_said{0};
    std::atomic<int> m_connections{0};
    std::thread m_acceptor;
};

} // namespace llm0
