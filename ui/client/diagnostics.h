#pragma once

#include "client/gatewaylink.h"

namespace llm0::ui {

/// What helps with a question, as text: versions, state, settings, providers. Never keys, tokens, customers
/// or contents; addresses of providers only where they were changed.
void gatherDiagnostics(GatewayLink &link, QObject *context, std::function<void(const QString &)> done);

} // namespace llm0::ui
