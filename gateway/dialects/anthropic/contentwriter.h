#pragma once

#include "domain/chat.h"

#include <nlohmann/json.hpp>

namespace llm0 {

using Json = nlohmann::ordered_json;

/// {"type":"ephemeral"}, with `ttl` where it is not the default of five minutes.
Json anthropicCacheMark(const std::string &ttl);
/// `blocks` of the system prompt: all System and Developer messages, wherever they stand. Anthropic documents
/// for its own OpenAI-compatible endpoint that it puts them to the front.
Json anthropicSystem(const std::vector<Message> &messages);
/// The rest, with neighbours of the same role in one message, tool results first. Throws Wordless.
Json anthropicMessages(const std::vector<Message> &messages);
/// A tool call's `input`: always an object.
Json anthropicToolInput(const std::string &arguments);
/// Letters, digits, "-" and "_" only, as Anthropic demands of the IDs of tool calls.
std::string anthropicToolId(std::string_view id);

} // namespace llm0
