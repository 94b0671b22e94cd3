#pragma once

#include "base/result.h"
#include "domain/chatanswer.h"

#include <string>
#include <string_view>

namespace llm0 {

/// An answer as the bytes a cache keeps, with every part of it.
std::string encodeAnswer(const ChatAnswer &answer);
/// Refuses bytes that are none, or of an older form.
Result<ChatAnswer> decodeAnswer(std::string_view bytes);

} // namespace llm0
