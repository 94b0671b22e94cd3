#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

namespace llm0 {

// The parts of a generateContent request that are not its conversation. All throw BadField.

void readGeminiConfig(JsonObject config, ChatRequest &request);
void readGeminiTools(JsonValue tools, ChatRequest &request);
/// After the tools.
void readGeminiToolConfig(JsonObject config, ChatRequest &request);
/// Settings that filter nothing say no more than other providers do anyway.
void readSafetySettings(JsonValue settings, ChatRequest &request);

/// Protocol buffers read whole numbers from 5, 5.0 and "5".
std::int64_t geminiInteger(JsonValue value, const std::string &path);

} // namespace llm0
