#pragma once

#include "gateway.h"

namespace llm0 {

/// The headless program: opens the gateway, serves until SIGTERM or SIGINT, drains and leaves.
class GatewayApplication
{
public:
    enum class LogFormat { Text, Json };

    GatewayApplication(GatewayOptions options, LogFormat format)
        : m_options(std::move(options))
        , m_format(format)
    {}
    /// Runs the event loop; the process's exit code.
    int run();

private:
    /// One line to stderr.
    void log(std::string_view level, const std::string &message) const;

    GatewayOptions m_options;
    LogFormat m_format;
};

} // namespace llm0
