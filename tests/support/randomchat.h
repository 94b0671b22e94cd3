#pragma once

#include "domain/chatanswer.h"

#include <random>

namespace llm0 {

/// What a format can express, so that what is made up can be sent there and back unchanged. Extend it where
/// your format has fewer words.
struct ChatWords {
    bool developer = false;     ///< a role beside system
    bool systemAnywhere = true; ///< else only as the first message
    bool toolMessages = true; ///< each tool result is a message of Role::Tool; else all are one of Role::User
    bool resultNames = false; ///< tool results name their function
    bool resultErrors = false;
    bool images = true;
    bool imageDetail = true;
    bool imageUrls = true;
    bool audio = true;
    bool names = true; ///< of participants
    bool refusals = true;
    bool choices = true;
    bool logprobs = true;
    bool penalties = true;
    bool seed = true;
    bool topK = true;
    bool effort = true;
    bool budget = false;
    bool stop = true;
    bool strict = true;
    bool schemaName = true;
    bool jsonObject = true;
    bool parallel = true;
    bool verbosity = true;
    bool customer = false;
    bool cacheMarks = false;
    // Of answers:
    bool thinking = true;
    bool redactedThinking = true;
    bool signedToolCalls = false;
    bool citations = true;
    bool severalChoices = true;
    bool callIds = true;
    bool details = true; ///< createdAt, fingerprint, serviceTier
    bool cacheWrites = true;
    bool audioUsage = true;
    Format signer = Format::AnthropicMessages; ///< whose reasoning is in answers
};

/// Made up from a seed: the same one gives the same.
class RandomChat
{
public:
    RandomChat(std::uint64_t seed, ChatWords words) : m_random(seed), m_words(words) {}
    ChatRequest request();
    ChatAnswer answer();

private:
    bool coin(int oneIn = 2) { return number(1, oneIn) == 1; }
    int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_random); }
    std::string text();
    std::string word();
    JsonText json();
    Part textPart();
    Part imagePart();
    Part callPart();
    std::vector<Part> userParts();
    Message assistant();
    void results(ChatRequest &request, const Message &calls);
    void steering(ChatRequest &request);
    void shape(ChatRequest &request);
    void tools(ChatRequest &request);
    Choice choice();
    Usage usage();

    std::mt19937_64 m_random;
    ChatWords m_words;
    int m_calls = 0;
};

} // namespace llm0
