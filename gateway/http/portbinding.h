#pragma once

#include "http/httpserver.h"

#include <QtGlobal>

namespace llm0 {

/// Whether several sockets of this process can listen on one port here.
bool canSharePort();
/// A listening, non-blocking socket of our own; `share` lets others of ours bind the same port.
Result<qintptr> openListener(const ListenAddress &address, bool share);
/// Refuses when anybody listens on the address. A shared bind alone would not notice a second
/// process of the same user and split the traffic with it.
Status probePort(const ListenAddress &address);
/// "address and port are in use by NAME (pid N)", as far as the system tells.
Error portInUse(const ListenAddress &address);

} // namespace llm0
