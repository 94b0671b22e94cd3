#include "gatewayapplication.h"

#include "stopsignals.h"

#include <QCoreApplication>

#include <cstdio>

namespace llm0 {

namespace {

constexpr int drainMs = 10'000;

void print(const std::string &line)
{
    std::fprintf(stderr, "%s\n", line.c_str());
}

} // namespace

int GatewayApplication::run()
{
    const SystemClock clock;
    auto gateway = Gateway::open(m_options, clock);
    if (!gateway) {
        print("llm0-gateway cannot start: " + gateway.error().message);
        return 1;
    }
    StopSignals signals_;
    QObject::connect(&signals_, &StopSignals::stopRequested, qApp, [] { QCoreApplication::quit(); });
    if (const Status serving = (*gateway)->serve(); !serving) {
        print("llm0-gateway cannot listen: " + serving.error().message);
        return 1;
    }
    print("llm0-gateway listens on " + (*gateway)->dataUrl() + " for apps");
    print("llm0-gateway listens on " + (*gateway)->adminUrl() + " for administration");
    QCoreApplication::exec();
    print("llm0-gateway stops: waiting for requests under way");
    (*gateway)->drain(drainMs);
    return 0;
}

} // namespace llm0
