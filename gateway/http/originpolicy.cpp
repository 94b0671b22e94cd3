#include "http/originpolicy.h"

#include <QHostAddress>

#include <algorithm>

namespace llm0 {

namespace {

/// What may stand behind a host: nothing, or a port.
bool isPort(std::string_view text)
{
    return text.empty()
           || (text.front() == ':' && text.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

/// "host" of "host:port" and "[v6]:port", without brackets and without a trailing dot; empty when it is
/// neither.
std::string_view hostOf(std::string_view authority)
{
    const bool v6 = authority.starts_with('[');
    const std::size_t end = v6 ? authority.find(']') : std::min(authority.find(':'), authority.size());
    if (end == std::string_view::npos || !isPort(authority.substr(v6 ? end + 1 : end)))
        return {};
    authority = v6 ? authority.substr(1, end - 1) : authority.substr(0, end);
    if (authority.ends_with('.'))
        authority.remove_suffix(1);
    return authority;
}

bool endsWithIgnoringCase(std::string_view text, std::string_view suffix)
{
    return text.size() > suffix.size() && equalIgnoringCase(text.substr(text.size() - suffix.size()), suffix);
}

bool isLoopbackName(std::string_view host)
{
    return equalIgnoringCase(host, "localhost") || endsWithIgnoringCase(host, ".localhost");
}

QHostAddress addressOf(std::string_view host)
{
    // QHostAddress also reads short forms such as "127.1"; only a name that looks like one asks it.
    const bool literal =
        host.find(':') != std::string_view::npos
        || (!host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos);
    return literal ? QHostAddress(QString::fromUtf8(host.data(), qsizetype(host.size()))) : QHostAddress();
}

bool isLoopback(std::string_view host)
{
    return isLoopbackName(host) || addressOf(host).isLoopback();
}

/// "host:port" of "scheme://host:port"; empty for "null".
std::string_view authorityOf(std::string_view origin)
{
    const auto scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
}

} // namespace

OriginPolicy::OriginPolicy(std::vector<std::string> allowedHosts, std::vector<std::string> corsOrigins)
    : m_allowedHosts(std::move(allowedHosts))
    , m_corsOrigins(std::move(corsOrigins))
{}

bool OriginPolicy::hostAllowed(std::string_view authority) const
{
    const std::string_view host = hostOf(authority);
    return isLoopbackName(host) || !addressOf(host).isNull()
           || std::any_of(m_allowedHosts.begin(), m_allowedHosts.end(),
                          [host](const std::string &name) { return equalIgnoringCase(name, host); });
}

bool OriginPolicy::originConfigured(std::string_view origin) const
{
    return std::any_of(m_corsOrigins.begin(), m_corsOrigins.end(), [origin](const std::string &allowed) {
        return allowed == "*" || equalIgnoringCase(allowed, origin);
    });
}

bool OriginPolicy::originAllowed(const RequestHead &head) const
{
    const std::string_view origin = head.headers.value("Origin");
    const std::string_view authority = authorityOf(origin);
    if (isLoopback(hostOf(authority)) || originConfigured(origin))
        return true;
    return !authority.empty() && equalIgnoringCase(authority, head.host);
}

Status OriginPolicy::check(const RequestHead &head) const
{
    if (!head.host.empty() && !hostAllowed(head.host))
        return Error{ErrorCode::MisdirectedRequest,
                     "this gateway does not serve the host \"" + head.host
                         + "\"; use localhost or an IP address, or add the name to the allowed hosts",
                     {}};
    const auto origins = std::count_if(head.headers.begin(), head.headers.end(), [](const auto &line) {
        return equalIgnoringCase(line.first, "Origin");
    });
    if (origins > 1 || (origins == 1 && !originAllowed(head)))
        return Error{
            ErrorCode::OriginNotAllowed,
            "web pages of another origin may not use this gateway; add the origin to the CORS origins",
            {}};
    return {};
}

Headers OriginPolicy::corsHeaders(const RequestHead &head) const
{
    const std::string_view origin = head.headers.value("Origin");
    if (origin.empty() || !originConfigured(origin))
        return {};
    return {{"Access-Control-Allow-Origin", std::string(origin)},
            {"Access-Control-Expose-Headers", "*"},
            {"Vary", "Origin"}};
}

bool OriginPolicy::isPreflight(const RequestHead &head) const
{
    return head.method == "OPTIONS" && head.headers.contains("Access-Control-Request-Method")
           && originConfigured(head.headers.value("Origin"));
}

Headers OriginPolicy::preflightHeaders(const RequestHead &head) const
{
    Headers headers = {{"Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE"},
                       {"Access-Control-Max-Age", "600"}};
    if (const std::string_view asked = head.headers.value("Access-Control-Request-Headers"); !asked.empty())
        headers.add("Access-Control-Allow-Headers", std::string(asked));
    if (head.headers.contains("Access-Control-Request-Private-Network"))
        headers.add("Access-Control-Allow-Private-Network", "true");
    return headers;
}

} // namespace llm0
