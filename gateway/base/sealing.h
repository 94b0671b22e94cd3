#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <string>
#include <string_view>

namespace llm0 {

constexpr std::size_t sealingKeyBytes = 32;

/// AES-256-GCM with a random nonce in front. `about` is not hidden but bound: a sealed text cannot be passed
/// off as another one. `key` has sealingKeyBytes bytes.
Result<std::string> seal(const Secret &key, std::string_view about, const Secret &text);
/// Refuses what was sealed with another key, about something else, or changed.
Result<Secret> unseal(const Secret &key, std::string_view about, std::string_view sealed);

} // namespace llm0
