#pragma once

#include "base/result.h"
#include "dialects/providerformat.h"

#include <nlohmann/json.hpp>

#include <string>

namespace llm0 {

/// The body of a chat call. Refuses what Chat Completions has no words for.
Result<std::string> chatRequestJson(const ChatRequest &request, const RequestTerms &terms);

/// A JSON text that a reader has checked.
nlohmann::ordered_json parsedJson(const JsonText &text);

} // namespace llm0
