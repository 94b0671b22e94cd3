#pragma once

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
    int stallAfter = -1;     ///< falls silent after so many content chunks, until the client has left
    int padBytes = 0;        ///< more bytes in each content chunk
    bool dropBefore = false; ///< reads the request, closes without an answer
    bool hang = false;       ///< reads the request and stays silent
    bool badJson = false;
    bool noUsage = false;
    bool zeroUsage = false;    ///< tells zeros, bills what was made
    bool ignoreLimit = false;  ///< makes, tells and bills more than it was allowed
    int tools = 0;             ///< calls made at once
    std::string toolName;      ///< "": the first that was declared
    std::string toolArguments; ///< JSON; "": a city each
    bool thinking = false;     ///< reasoning is shown and signed
    bool redacted = false;     ///< reasoning is shown encrypted
    bool refusal = false;
    bool errorMid = false;  ///< an error event amid the stream; a whole answer: status 500
    bool dupEvents = false; ///< every event twice, billed once
    std::string finish;     ///< told verbatim as the reason of the end
    int cacheWrite5mTokens = 0;
    int cacheWrite1hTokens = 0;
    int imageTokens = 85; ///< billed for each image
    bool json = false;
    bool echo = false;
    bool earlyHints = false;        ///< a 103 before the answer
    bool closeAfter = false;        ///< closes the connection after the answer without saying so
    bool free = false;              ///< a dropped or hung request is not billed
    std::string complaint;          ///< the message of an error status
    std::optional<std::string> raw; ///< the body instead of an answer
    std::string rawType = "application/json";
    AbortBill abortBill = AbortBill::Emitted;
};

/// Reads "fake:name=value other=value" in the last user message: from the first "fake:" on, each word is one.
/// Names: status, retry-after, location, delay, chunk-delay, tokens, cached, cache-write, cache-write-1h,
/// image-tokens, reasoning, thinking, redacted, refusal, drop-after, stall-after, pad, drop-before, hang,
/// bad-json, error-mid, dup-events, finish=NAME, no-usage, zero-usage, ignore-limit, tool[=NAME], tools=N,
/// args=JSON (blanks as \u0020), json, echo, early-hints, close, free, bill=emitted|whole|nothing.
Behaviour behaviourFrom(std::string_view lastUserText);

} // namespace llm0::fake
