#pragma once

#include "base/result.h"
#include "http/requestguard.h"

#include <string>
#include <vector>

namespace llm0 {

/// Who may talk to a server that every web page the user opens can reach. Pure.
class OriginPolicy
{
public:
    OriginPolicy(std::vector<std::string> allowedHosts, std::vector<std::string> corsOrigins);

    /// 421 for a Host that is neither a loopback name, an IP literal nor allowed (DNS rebinding);
    /// 403 for a page of a foreign origin.
    Status check(const RequestHead &head) const;
    /// The CORS headers for an answer to `head`; none unless its origin was configured.
    Headers corsHeaders(const RequestHead &head) const;
    /// Whether this OPTIONS request is a browser's preflight that CORS answers by itself.
    bool isPreflight(const RequestHead &head) const;
    Headers preflightHeaders(const RequestHead &head) const;

private:
    bool hostAllowed(std::string_view authority) const;
    bool originConfigured(std::string_view origin) const;
    bool originAllowed(const RequestHead &head) const;

    std::vector<std::string> m_allowedHosts;
    std::vector<std::string> m_corsOrigins;
};

} // namespace llm0
