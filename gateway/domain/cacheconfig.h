#pragma once

#include <string>

namespace llm0 {

/// Who turns questions into vectors for the semantic cache.
struct EmbedderSettings {
    std::string kind = "auto"; ///< "auto", "lexical", "ollama", "openai", "service"
    std::string url;           ///< base; empty: the account's own, for Ollama
    std::string model;
    std::string key; ///< for `openai`: a key of this gateway, when it asks itself
    int deadlineMs = 300;
    friend bool operator==(const EmbedderSettings &, const EmbedderSettings &) = default;
};

struct CacheConfig {
    int memoryMb = 64;
    int diskMb = 1024;
    int maxAnswerKb = 1024;     ///< a longer answer is not kept
    int maxQuestions = 100'000; ///< of the semantic cache
    int ttlSeconds = 3600;      ///< of projects to come
    EmbedderSettings embedder;
};

} // namespace llm0
