#include "http/httpserver.h"

#include <QHostAddress>

#include <charconv>

namespace llm0 {

namespace {

Error notAnAddress(std::string_view text)
{
    return {ErrorCode::InvalidRequest,
            "\"" + std::string(text)
                + "\" is not an address to listen on; write it as 127.0.0.1:8080 or [::1]:8080",
            {}};
}

std::optional<std::uint16_t> portFrom(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return port;
}

} // namespace

Result<ListenAddress> ListenAddress::parse(std::string_view text)
{
    ListenAddress address;
    const auto colon = text.rfind(':');
    const auto port = portFrom(colon == std::string_view::npos ? text : text.substr(colon + 1));
    if (!port)
        return notAnAddress(text);
    address.port = *port;
    std::string_view host = colon == std::string_view::npos ? std::string_view() : text.substr(0, colon);
    if (host.empty())
        return address;
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed)
        host = host.substr(1, host.size() - 2);
    if (host == "localhost" || host == "*")
        host = host == "*" ? "0.0.0.0" : "127.0.0.1";
    const QHostAddress parsed(QString::fromUtf8(host.data(), qsizetype(host.size())));
    const bool ends = host.find('\0') != std::string_view::npos; // for QHostAddress: it reads no further
    if (ends || parsed.isNull() || bracketed != (parsed.protocol() == QAbstractSocket::IPv6Protocol))
        return notAnAddress(text);
    address.host = std::string(host);
    return address;
}

bool ListenAddress::isLoopback() const
{
    return QHostAddress(QString::fromStdString(host)).isLoopback();
}

std::string ListenAddress::url(bool tls) const
{
    const bool v6 = host.find(':') != std::string::npos;
    return (tls ? "https://" : "http://") + (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

} // namespace llm0
