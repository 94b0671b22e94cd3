#pragma once

#include "domain/chatanswer.h"

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// A whole chat completion. `askedModel` stands where the answer does not name one.
std::string chatAnswerJson(const ChatAnswer &answer, std::string_view askedModel);
/// `annotations`, with its brackets.
std::string annotationsJson(const std::vector<Citation> &citations);

} // namespace llm0
