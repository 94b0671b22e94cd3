#pragma once

#include "dialects/clientdialect.h"

namespace llm0 {

/// What the line prices and routes a conversation by. What cannot be told from the request (a file by ID, a
/// picture in a format without known size, a tool that its provider runs) makes it unbounded.
ChatCall callOf(const ChatRequest &request, TokenBound bound);
ChatCall callOf(const EmbeddingRequest &request, TokenBound bound);

} // namespace llm0
