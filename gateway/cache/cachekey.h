#pragma once

#include "domain/cached.h"
#include "domain/chat.h"

namespace llm0 {

/// Who shares answers with whom.
struct CacheScope {
    ProjectId project = 0;
    CustomerId customer = 0; ///< 0: all customers of the project
};

/// Fields of a request that cannot change its answer. Everything else is in the key, what is unknown
/// included.
/// - `streamed`: how the answer is told
/// - `customer`: who is charged
/// - `cacheTtl` of parts and tools: the provider's prompt cache
/// - the extras named here
bool cannotChangeAnswer(const ExtraField &extra);

/// The key of the exact cache. The order of keys and the spaces of JSON do not matter.
CacheKey exactKey(const ChatRequest &request, const CacheScope &scope);

/// What the semantic cache compares by meaning, and what it compares exactly.
struct SemanticQuestion {
    CacheKey fingerprint{}; ///< over everything but the text
    std::string text;       ///< the last user turn
};
/// None where meaning is not enough: the last turn is not a user's, is not text alone, is empty or longer
/// than any vector can stand for.
std::optional<SemanticQuestion> semanticQuestion(const ChatRequest &request, const CacheScope &scope);

/// The client asks for chance: its answers differ from call to call by its own wish. What a client leaves to
/// the provider's default is not a wish.
bool asksForRandomness(const ChatRequest &request);

} // namespace llm0
