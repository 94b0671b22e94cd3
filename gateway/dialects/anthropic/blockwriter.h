#pragma once

#include "domain/chatanswer.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace llm0 {

/// A part of an answer as a content block; nullopt: Anthropic's answers have no such block (pictures, sound).
std::optional<nlohmann::ordered_json> anthropicAnswerBlock(const Part &part);
/// The block as a stream opens it: without its texts.
std::optional<nlohmann::ordered_json> anthropicOpeningBlock(const Part &part);
/// Appends the `content_block_delta` frames for what is added to block `index`.
void appendAnthropicDeltas(const Part &added, Part::Kind kind, int index, std::string &out);

} // namespace llm0
