#pragma once

#include "gateway.h"

namespace llm0 {

/// The headless program: opens the gateway, serves until SIGTERM or SIGINT, drains and leaves.
class GatewayApplication
{
public:
    explicit GatewayApplication(GatewayOptions options) : m_options(std::move(options)) {}
    /// Runs the event loop; the process's exit code.
    int run();

private:
    GatewayOptions m_options;
};

} // namespace llm0
