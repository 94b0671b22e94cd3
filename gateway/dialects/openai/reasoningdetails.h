#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

#include <string>
#include <vector>

namespace llm0 {

// Reasoning in Chat Completions. OpenAI shows none there; others show it as `reasoning_content` or
// `reasoning`. What is signed travels in `reasoning_details` (openrouter.ai/docs/use-cases/reasoning-tokens),
// which clients give back unread:
//   {"type":"reasoning.text","text","signature"}  {"type":"reasoning.encrypted","data"}
// An encrypted one with the `id` of a tool call, or with signedTextId, signs that.

/// In `reasoning_details`, the ID of the message's text.
inline constexpr std::string_view signedTextId = "content";

/// What one element says: a Thinking or RedactedThinking part, whose `id` names what it signs, if anything.
Part reasoningPart(JsonObject detail);
/// Puts a message's reasoning before its other parts, and signatures on those that are signed.
void addReasoning(std::vector<Part> &parts, JsonObject message);

/// The element for a part: of Thinking always, of others only where they are signed, else "".
std::string reasoningDetail(const Part &part);

} // namespace llm0
