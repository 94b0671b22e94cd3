#pragma once

#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

#include <memory>

namespace llm0 {

/// embedContent, or batchEmbedContents where `target` says so.
Result<ParsedCall> readGeminiEmbeddings(std::string &body, const CallTarget &target, TokenBound bound);
std::unique_ptr<AnswerWriter> newGeminiEmbeddingsWriter(bool batch);
/// One text is an embedContent request, several are a batch.
Result<std::string> geminiEmbeddingsBody(const EmbeddingRequest &request, const RequestTerms &terms);
Result<EmbeddingAnswer> geminiEmbeddingsAnswer(std::string_view body);

} // namespace llm0
