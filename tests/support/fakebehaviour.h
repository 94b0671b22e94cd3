#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llm0::fake {

/// One request as it arrived, byte for byte.
struct Received {
    int number = 0; ///< counts from 1
    std::string method;
    std::string target;
    std::string path; ///< the target without its query
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// The first value, "" when absent. The name's case does not matter.
    std::string header(std::string_view name) const;
    std::size_t count(std::string_view name) const;
};

/// What a provider bills when the client is gone before the answer ends.
enum class AbortBill {
    Emitted, ///< prompt and the tokens that had left; a whole answer fully
    Whole,   ///< everything it would have made
    Nothing,
};

/// How one request is answered. The defaults are a friendly provider.
struct Behaviour {
    int status = 200;
    int retryAfterSeconds = -1;
    std::string location; ///< of a redirect
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds chunkDelay{0};
    int completionTokens = 16; ///< per choice, before the client's limit
    int cachedTokens = 0;
    int reasoningTokens = 0; ///< on top of completionTokens, inside completion_tokens
    int dropAfter = -1;      ///< cuts the connection after so many content chunks (whole: mid-body)
    int padBytes = 0;        ///< more bytes in each content chunk
    bool dropBefore = false; ///< reads the request, closes without an answer
    bool hang = false;       ///< reads the request and stays silent
    bool badJson = false;
    bool noUsage = false;
    bool tool = false;
    bool json = false;
    bool echo = false;
    bool earlyHints = false;        ///< a 103 before the answer
    bool closeAfter = false;        ///< closes the connection after the answer without saying so
    bool free = false;              ///< a dropped or hung request is not billed
    std::optional<std::string> raw; ///< the body instead of a chat answer
    std::string rawType = "application/json";
    AbortBill abortBill = AbortBill::Emitted;
};

/// Reads "fake:name=value other=value" in the last user message: from the first "fake:" on, each word is one.
/// Names: status, retry-after, location, delay, chunk-delay, tokens, cached, reasoning, drop-after, pad,
/// drop-before, hang, bad-json, no-usage, tool, json, echo, early-hints, close, free,
/// bill=emitted|whole|nothing.
Behaviour behaviourFrom(std::string_view lastUserText);

/// The text of the last message of role user; parts of type text joined.
std::string lastUserText(const nlohmann::json &body);
/// What the fake bills for the input: words over all message contents, at least 1.
std::int64_t promptTokens(const nlohmann::json &body);

} // namespace llm0::fake
