#include "gatewayapplication.h"

#include "domain/budgetwindow.h"
#include "stopsignals.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <cstdio>

namespace llm0 {

namespace {

constexpr int drainMs = 10'000;

} // namespace

void GatewayApplication::log(std::string_view level, const std::string &message) const
{
    std::string line = message;
    if (m_format == LogFormat::Json) {
        const nlohmann::ordered_json fields = {
            {"time", toRfc3339(SystemClock().nowMs())}, {"level", level}, {"message", message}};
        line = fields.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }
    std::fprintf(stderr, "%s\n", line.c_str());
}

int GatewayApplication::run()
{
    const SystemClock clock;
    auto gateway = Gateway::open(m_options, clock);
    if (!gateway) {
        log("error", "llm0-gateway cannot start: " + gateway.error().message);
        return 1;
    }
    StopSignals signals_;
    QObject::connect(&signals_, &StopSignals::stopRequested, qApp, [] { QCoreApplication::quit(); });
    if (const Status serving = (*gateway)->serve(); !serving) {
        log("error", "llm0-gateway cannot listen: " + serving.error().message);
        return 1;
    }
    log("info", "llm0-gateway listens on " + (*gateway)->dataUrl() + " for apps");
    log("info", "llm0-gateway listens on " + (*gateway)->adminUrl() + " for administration");
    if (const std::string warning = (*gateway)->warning(); !warning.empty())
        log("warning", warning);
    QCoreApplication::exec();
    log("info", "llm0-gateway stops: waiting for requests under way");
    (*gateway)->drain(drainMs);
    return 0;
}

} // namespace llm0
