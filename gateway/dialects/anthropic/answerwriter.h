#pragma once

#include "dialects/answerwriter.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace llm0 {

/// `modelAsked` stands where the provider does not name what answered.
std::unique_ptr<AnswerWriter> anthropicAnswerWriter(std::string modelAsked);
/// id, type, role and model of a message.
nlohmann::ordered_json anthropicMessageHead(const std::string &id, const std::string &model);

} // namespace llm0
