#pragma once

#include "support/fakeformat.h"

namespace llm0::fake {

std::unique_ptr<Format> messagesFormat();
std::unique_ptr<Format> messagesCountFormat();

/// What Anthropic refuses in a conversation: results without calls, calls without results, empty texts,
/// thinking that was changed on its way back.
std::optional<Objection> messagesObjection(const Body &body);

} // namespace llm0::fake
