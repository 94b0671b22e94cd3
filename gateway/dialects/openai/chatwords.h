#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

// Words of Chat Completions that reading and writing share.

/// nullopt: no role of this format, or one without a place in a conversation of others ("function").
std::optional<Role> roleNamed(std::string_view name);
/// "wav" ↔ "audio/wav", "mp3" ↔ "audio/mpeg".
std::string audioMediaType(std::string_view format);
std::string audioFormat(std::string_view mediaType);
/// Of `{"type":"ephemeral","ttl":"1h"}`, the mark that clients of Anthropic models send in this format too.
std::string cacheTtlOf(JsonValue mark);

FinishReason finishNamed(std::string_view name);
std::string_view finishName(FinishReason finish);

} // namespace llm0
