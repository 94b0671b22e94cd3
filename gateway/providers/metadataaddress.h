#pragma once

#include <QHostAddress>

namespace llm0 {

/// Whether machines in clouds learn their own credentials at this address, however it is written: embedded in
/// an IPv6 address too. All link-local addresses count; no provider lives there.
bool isMetadataAddress(const QHostAddress &address);
/// The same of the host of a URL: a name, or any spelling of an address that a resolver reads.
bool isMetadataHost(const QString &host);

} // namespace llm0
