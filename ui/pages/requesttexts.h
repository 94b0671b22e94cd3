#pragma once

#include "client/dto.h"
#include "widgets/cells.h"

namespace llm0::ui {

/// How a request ended, as a pill.
Pill resultOf(const Request &request);
/// "gpt-4o", or "gpt-4o → gpt-4o-mini" when another model answered.
QString modelText(const Request &request);
QString customerText(const QString &id);

} // namespace llm0::ui
