#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

namespace llm0 {

// Reading of a chat request's tools and of the shape its answer has to have. They throw BadField.

/// False: a tool that is neither a function nor run by the provider; it is among the extras.
bool readChatTool(ChatRequest &request, JsonValue tool);
void readChatToolChoice(ChatRequest &request, JsonValue choice);
void readResponseFormat(ChatRequest &request, JsonValue format);
/// The fields of a JSON schema format: `name`, `description`, `schema`, `strict`. `path` goes before a name.
void readJsonSchema(ChatRequest &request, JsonObject fields, std::string_view path);
/// A function's `name`, `description`, `parameters` and `strict`, as both of OpenAI's formats have them.
Tool readFunction(ChatRequest &request, JsonObject fields, std::string_view path);

} // namespace llm0
