#pragma once

#include <cstdint>
#include <string>

namespace llm0 {

/// "NAME (pid N)" of the process that listens on a TCP port, or "" where that cannot be found out.
/// Best effort: another user's process does not show.
std::string portHolder(std::uint16_t port);
/// Whether a TCP port could be listened on at the loopback address now.
bool portIsFree(std::uint16_t port);

} // namespace llm0
