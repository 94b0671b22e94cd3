#pragma once

#include "domain/chatanswer.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace llm0 {

/// One piece of an answer as Gemini spells it; null: nothing is said of it. Calls whose arguments are no
/// JSON object have no spelling: `malformed` gets what was called.
nlohmann::ordered_json geminiAnswerPart(const Part &part, std::string &malformed);
/// A candidate with its content; `parts` may be empty.
nlohmann::ordered_json geminiCandidateJson(int index, nlohmann::ordered_json parts);
/// How it ended.
void writeGeminiFinish(FinishReason reason, const std::string &malformed, nlohmann::ordered_json &candidate);

} // namespace llm0
