#pragma once

#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"
#include "torture/schedule.h"

#include <array>
#include <map>
#include <mutex>

namespace llm0::torture {

/// A request that arrived whole at a provider.
struct Arrival {
    int prompt = 0; ///< 0: of no call of the schedule
    std::string provider;
    int number = 0;
    std::optional<fake::Bill> bill; ///< absent: not billed
    std::string model;              ///< of the bill
};

/// All providers of one run, each on a port of its own, doing to each call what the schedule says.
class Providers
{
public:
    explicit Providers(const Schedule &schedule);

    GatewayProcess::Environment environment() const;
    /// Waits until all bills are final.
    bool waitIdle() const;
    std::vector<Arrival> arrivals() const;

private:
    struct Place {
        std::string name;
        std::unique_ptr<FakeProvider> fake;
    };
    fake::Behaviour behaviourOf(const fake::Received &received);

    std::mutex m_mutex;
    std::map<int, std::vector<fake::Behaviour>> m_tries; ///< by prompt
    std::map<int, std::size_t> m_next;
    std::array<Place, 6> m_places;
};

/// Found again in whatever format the prompt arrives.
std::string markerOf(int prompt);
/// 0: there is none.
int promptIn(const std::string &body);

} // namespace llm0::torture
