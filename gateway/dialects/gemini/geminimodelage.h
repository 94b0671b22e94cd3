#pragma once

#include <string_view>

namespace llm0 {

/// Gemini 1 and 2: thinking is steered by tokens, calls need no signature, a prompt that searches is billed
/// once. Later ones have levels, want signatures and bill every search.
inline bool isOldGemini(std::string_view model)
{
    return model.find("gemini-1") != std::string_view::npos
           || model.find("gemini-2") != std::string_view::npos || model == "gemini-pro";
}

} // namespace llm0
