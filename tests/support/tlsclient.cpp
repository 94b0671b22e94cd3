#include "support/tlsclient.h"

#include <openssl/ssl.h>

#include <array>

#include <arpa/inet.h>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace llm0 {

namespace {

constexpr timeval patience{5, 0};

int connectedSocket(std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    return descriptor;
}

} // namespace

struct TlsClient::Parts {
    ~Parts()
    {
        SSL_free(ssl);
        SSL_CTX_free(context);
        ::close(descriptor);
    }

    /// False at the end.
    bool take()
    {
        std::array<char, 16'384> piece{};
        const int count = SSL_read(ssl, piece.data(), int(piece.size()));
        if (count > 0)
            received.append(piece.data(), std::size_t(count));
        return count > 0;
    }

    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL *ssl = nullptr;
    int descriptor = -1;
    bool connected = false;
    std::string received;
};

TlsClient::TlsClient(std::uint16_t port, const Offer &offer) : m_parts(std::make_unique<Parts>())
{
    std::signal(SIGPIPE, SIG_IGN); // SSL_write knows no other way
    SSL_CTX *context = m_parts->context;
    SSL_CTX_set_security_level(context, 0); // else OpenSSL would not offer what must be refused
    SSL_CTX_set_min_proto_version(context, offer.version);
    SSL_CTX_set_max_proto_version(context, offer.version);
    if (!offer.ciphers.empty())
        SSL_CTX_set_cipher_list(context, offer.ciphers.c_str());
    SSL_CTX_set_mode(context, SSL_MODE_AUTO_RETRY);
    m_parts->ssl = SSL_new(context);
    m_parts->descriptor = connectedSocket(port);
    SSL_set_fd(m_parts->ssl, m_parts->descriptor);
    SSL_set_tlsext_host_name(m_parts->ssl, "localhost");
    m_parts->connected = SSL_connect(m_parts->ssl) == 1;
}

TlsClient::~TlsClient() = default;

bool TlsClient::connected() const
{
    return m_parts->connected;
}

std::string TlsClient::version() const
{
    return SSL_get_version(m_parts->ssl);
}

std::string TlsClient::cipher() const
{
    return SSL_get_cipher_name(m_parts->ssl);
}

bool TlsClient::say(std::string_view bytes)
{
    return connected() && SSL_write(m_parts->ssl, bytes.data(), int(bytes.size())) == int(bytes.size());
}

bool TlsClient::hears(std::string_view text)
{
    std::size_t from = 0;
    while (m_parts->received.find(text, from) == std::string::npos) {
        from = m_parts->received.size() - std::min(m_parts->received.size(), text.size());
        if (!connected() || !m_parts->take())
            return false;
    }
    return true;
}

const std::string &TlsClient::untilClosed()
{
    while (connected() && m_parts->take()) {
    }
    return m_parts->received;
}

const std::string &TlsClient::received() const
{
    return m_parts->received;
}

void TlsClient::forget()
{
    m_parts->received.clear();
}

bool TlsClient::saidGoodbye() const
{
    return (SSL_get_shutdown(m_parts->ssl) & SSL_RECEIVED_SHUTDOWN) != 0;
}

bool TlsClient::renegotiates()
{
    return SSL_renegotiate(m_parts->ssl) == 1 && SSL_do_handshake(m_parts->ssl) == 1
           && SSL_renegotiate_pending(m_parts->ssl) == 0;
}

} // namespace llm0
