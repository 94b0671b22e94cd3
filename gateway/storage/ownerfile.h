#pragma once

#include "base/result.h"

#include <string>

namespace llm0 {

/// Replaces the file as a whole; only its owner may read it (0600), from before the first byte on.
Status writeForOwner(const std::string &path, const std::string &text);

} // namespace llm0
