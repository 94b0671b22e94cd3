#pragma once

#include "domain/chat.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace llm0 {

struct EmbeddingRequest {
    std::string model;
    std::vector<std::string> texts;
    std::vector<std::vector<std::int64_t>> tokens; ///< instead of `texts`
    bool single = false;                           ///< asked for one, not for a list of one
    std::optional<std::int64_t> dimensions;
    bool base64 = false;  ///< vectors as little-endian float32 in base64
    std::string task;     ///< Gemini's taskType
    std::string title;    ///< Gemini's
    std::string customer; ///< named by the body
    std::vector<ExtraField> extras;
    friend bool operator==(const EmbeddingRequest &, const EmbeddingRequest &) = default;
};

struct EmbeddingAnswer {
    std::string id;
    std::string model;
    std::vector<std::vector<float>> vectors;
    std::optional<std::int64_t> promptTokens;
};

} // namespace llm0
