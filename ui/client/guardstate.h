#pragma once

#include "client/gatewaylink.h"

namespace llm0::ui {

/// What the gateway is doing right now, in one word and one shape.
enum class GuardState {
    Guarding,
    Review, ///< guarding, and something waits for a look
    Blocking,
    Paused,
    Down,
};
GuardState guardStateOf(const GatewayLink &link);
QString guardWord(GuardState state);

/// Where apps send their calls, as people write it: "localhost:8080"; empty when nothing listens.
QString listenAddress(const Status &status);
/// The same as a URL: "http://localhost:8080".
QString listenUrl(const Status &status);

} // namespace llm0::ui
