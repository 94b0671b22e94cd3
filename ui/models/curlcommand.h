#pragma once

#include "client/dto.h"

namespace llm0::ui {

/// The request as a command for a POSIX shell, against `gateway` ("http://127.0.0.1:8080"). Neither key nor
/// messages are kept, so the key is read from $LLM0_API_KEY and the message is to be filled in.
QString curlCommand(const Request &request, const QString &gateway);
/// `text` as one word of a POSIX shell, whatever is in it.
QString shellQuoted(const QString &text);

} // namespace llm0::ui
