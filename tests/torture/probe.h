#pragma once

#include "torture/capbook.h"
#include "torture/worldsetup.h"

#include <set>

namespace llm0::torture {

/// The numbers of its calls begin here.
inline constexpr int firstProbe = 1'000'000;

/// Asks a quiet gateway for small calls and holds each refusal to its own arithmetic: nothing is held any
/// more, so a call that fits must be served, to the nano-dollar, and one that does not must be refused.
class Probe
{
public:
    Probe(GatewayProcess &gateway, const Names &names, const World &world, const CapBook &caps);

    std::vector<std::string> look();
    int asked() const { return m_asked; }

private:
    void probe(std::size_t key, std::size_t customer);
    HttpReply ask(std::size_t key, std::size_t customer);
    bool refusedRightly(const Json &refusal, const std::string &who);
    std::optional<std::int64_t> raisedBefore(const Json &refusal, std::size_t key,
                                             std::size_t customer) const;
    bool raise(const Json &refusal, std::size_t key, std::size_t customer, std::int64_t room);
    void complain(const std::string &who, const std::string &what);

    GatewayProcess &m_gateway;
    const Names &m_names;
    const World &m_world;
    const CapBook &m_caps;
    HttpClient m_client;
    int m_asked = 0;
    std::set<std::size_t> m_ours; ///< customers whose limits are the probe's
    std::vector<std::string> m_found;
};

} // namespace llm0::torture
