#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace llm0 {

/// A blocking TLS client by OpenSSL itself, which also offers what no decent client would. It trusts
/// everybody: what is looked at is the server.
class TlsClient
{
public:
    struct Offer {
        int version = 0;     ///< the only one, e.g. TLS1_1_VERSION; 0: all
        std::string ciphers; ///< of TLS 1.2 and below; empty: OpenSSL's
    };

    explicit TlsClient(std::uint16_t port) : TlsClient(port, Offer()) {}
    TlsClient(std::uint16_t port, const Offer &offer);
    ~TlsClient();

    /// The handshake went well.
    bool connected() const;
    std::string version() const; ///< "TLSv1.3"
    std::string cipher() const;

    bool say(std::string_view bytes);
    /// Reads until everything received holds `text`; false at the end or after five silent seconds.
    bool hears(std::string_view text);
    /// Reads to the end.
    const std::string &untilClosed();
    const std::string &received() const;
    void forget();
    /// The server has said goodbye in TLS, so that nobody cut the answer short.
    bool saidGoodbye() const;
    /// Asks for new keys in the way of TLS 1.2; whether the server went along.
    bool renegotiates();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace llm0
