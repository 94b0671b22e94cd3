#pragma once

#include "base/clock.h"

#include <string>
#include <string_view>

namespace llm0 {

/// Random bytes from the operating system as lowercase hex, two characters a byte.
std::string randomHex(int bytes);
/// "req_" + 32 hex characters, the first twelve of which are the instant: IDs of one time stand side by side
/// in the log's index, which grows at its end instead of everywhere.
std::string newRequestId(UnixMs at);
/// For an answer that gets no row.
std::string newRequestId();
/// A random (version 4) UUID in the usual 36-character form.
std::string newUuid();
bool isUuid(std::string_view text);

} // namespace llm0
