#pragma once

#include "pipeline/spendingroutes.h"

namespace llm0 {

inline std::string withModelInPath(std::string pattern, const std::string &model)
{
    const std::string from = "{model...}";
    const auto at = pattern.find(from);
    return at == std::string::npos ? pattern : pattern.replace(at, from.size(), model);
}

/// The smallest request that the dialect takes.
inline std::string leastBody(Format format)
{
    const std::string model = R"("model":"gpt-4o-mini")";
    switch (format) {
    case Format::OpenAiChat:
    case Format::OllamaChat:
        return "{" + model + R"(,"messages":[{"role":"user","content":"hi"}]})";
    case Format::AnthropicMessages:
        return "{" + model + R"(,"max_tokens":9,"messages":[{"role":"user","content":"hi"}]})";
    case Format::OpenAiResponses:
        return "{" + model + R"(,"store":false,"input":"hi"})";
    case Format::OpenAiCompletions:
    case Format::OllamaGenerate:
        return "{" + model + R"(,"prompt":"hi"})";
    case Format::OpenAiEmbeddings:
    case Format::OllamaEmbeddings:
        return R"({"model":"text-embedding-3-small","input":"hi"})";
    case Format::GeminiContent:
        return R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})";
    case Format::GeminiEmbeddings:
        return R"({"content":{"parts":[{"text":"hi"}]}})";
    default:
        return {};
    }
}

inline std::string leastBody(const SpendingRoute &route)
{
    if (!route.batch)
        return leastBody(route.format);
    return R"({"requests":[{"model":"models/gemini-embedding-001","content":{"parts":[{"text":"hi"}]}}]})";
}

inline std::string pathOf(const SpendingRoute &route)
{
    const bool embeds = route.format == Format::GeminiEmbeddings;
    return withModelInPath(route.pattern, embeds ? "gemini-embedding-001" : "gemini-2.5-flash");
}

} // namespace llm0
