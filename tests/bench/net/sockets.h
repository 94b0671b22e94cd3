#pragma once

#include <cstdint>
#include <string>

namespace llm0::bench {

/// Non-blocking TCP on 127.0.0.1 without Nagle's delay. They throw std::system_error.
int listenOn(std::uint16_t port);
int acceptFrom(int listener); ///< -1 when nobody waits
int connectTo(std::uint16_t port);

/// The kernel's CLOCK_MONOTONIC in nanoseconds: the same for every process of the machine.
std::int64_t monotonicNs();

/// Every descriptor the system allows: a thousand streams need more than the usual soft limit.
void raiseDescriptorLimit();

} // namespace llm0::bench
