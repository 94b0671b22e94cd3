#pragma once

#include <cstdint>
#include <string>

namespace llm0 {

/// A model that clients may call, as lists of models tell of it.
struct ListedModel {
    std::string name;                 ///< by which it is called, e.g. "gpt-4o" or "groq/llama-3.3-70b"
    std::string provider;             ///< our slug
    std::int64_t contextTokens = 0;   ///< 0: not known
    std::int64_t maxOutputTokens = 0; ///< 0: not known
    bool embeds = false;              ///< makes vectors, not answers
    std::int64_t createdAt = 0;       ///< seconds since 1970; 0: not known
};

} // namespace llm0
