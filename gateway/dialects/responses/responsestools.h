#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"
#include "domain/chatcall.h"

namespace llm0 {

/// What tools that OpenAI runs can add to a call without it being seen in the request.
struct HostedWork {
    bool any = false;
    bool searches = false; ///< the web, which is paid for by the search
};

/// One element of `tools`. Throws BadField, also for tools whose fees nobody knows.
void readResponsesTool(ChatRequest &request, HostedWork &work, JsonValue tool);
/// Adds that work to what is held, at most `maxToolCalls` rounds of it where the client limits them.
void addHostedWork(InputFacts &input, const HostedWork &work, std::optional<std::int64_t> maxToolCalls);

} // namespace llm0
