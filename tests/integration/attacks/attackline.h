#pragma once

#include "attack.h"
#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"

#include <QTcpSocket>

#include <memory>

namespace llm0::attacks {

/// One connection that says its bytes at once and hears what comes until the other end closes.
class RawCall
{
public:
    RawCall(const std::string &url, const std::string &bytes);
    /// All that was heard; waits at most so long.
    std::string heard(int milliseconds = 10'000);

private:
    QTcpSocket m_socket;
};

/// The status of each answer in what was heard.
std::vector<int> statusesIn(const std::string &heard);
std::string headerIn(const std::string &heard, const std::string &lowerName);

/// The gateway with everybody who has a key to it, before a provider.
class AttackLine
{
public:
    using Json = GatewayProcess::Json;

    bool start();
    std::string urlOf(const Attack &attack) const
    {
        return attack.onAdminPort ? gateway->adminUrl() : gateway->dataUrl();
    }

    FakeProvider provider;
    std::unique_ptr<GatewayProcess> gateway;
    World world;

    /// A project with a key of the given name in it.
    struct Project {
        std::string id, key;
    };
    Project makeProject(const std::string &name);
    std::string makeKey(const std::string &name, const Json &fields = Json::object());
    std::string makeSecret(const std::string &project);
    std::string makeToken(const std::string &project, const std::string &customer);
};

} // namespace llm0::attacks
