#pragma once

#include "providers/providerregistry.h"

namespace llm0 {

/// What a provider said of a failure, without the key it was called with: some repeat it, and it is told to
/// apps and written to the log. `key` may be null.
std::string withoutKey(std::string text, const ProviderKey *key);

} // namespace llm0
