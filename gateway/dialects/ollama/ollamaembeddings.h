#pragma once

#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

#include <memory>

namespace llm0 {

Result<ParsedCall> readOllamaEmbeddings(std::string &body, TokenBound bound);
std::unique_ptr<AnswerWriter> newOllamaEmbeddingsWriter(std::string model);
Result<std::string> ollamaEmbeddingsBody(const EmbeddingRequest &request, const RequestTerms &terms);
Result<EmbeddingAnswer> ollamaEmbeddingsAnswer(std::string_view body);

} // namespace llm0
