#pragma once

#include "support/fakebehaviour.h"

namespace llm0::fake {

struct TokenCount {
    std::int64_t prompt = 0;
    std::int64_t completion = 0;
};

/// One server-sent event and the completion tokens that have left once it is sent.
struct Frame {
    std::string data;
    std::int64_t tokens = 0;
    bool content = false;
};

/// What a chat request asked for, as far as the fake cares.
struct ChatRequest {
    std::string model;
    bool stream = false;
    bool includeUsage = false;
    int choices = 1;
    std::int64_t outputLimit = -1; ///< of one choice; -1: none
    std::int64_t prompt = 1;
};

ChatRequest chatRequestFrom(const nlohmann::json &body);

/// All that is billed when the answer is finished.
TokenCount fullBill(const ChatRequest &request, const Behaviour &behaviour);
std::string wholeAnswer(const ChatRequest &request, const Behaviour &behaviour, const Received &received);
std::vector<Frame> streamedAnswer(const ChatRequest &request, const Behaviour &behaviour,
                                  const Received &received);
/// An error body in OpenAI's shape.
std::string errorAnswer(int status, const std::string &message);

} // namespace llm0::fake
