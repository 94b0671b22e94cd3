#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// What is sent to a model, measured for its price. Text is a bound on tokens; the rest is counted.
struct InputFacts {
    std::int64_t textTokens = 0;
    int messages = 0;
    int tools = 0;
    int images = 0;
    int lowDetailImages = 0;
    std::int64_t audioBase64Bytes = 0;
    int webSearches = 0;
    std::int64_t predictedTokens = 0; ///< of a predicted output: what is rejected is billed as output
    bool cacheWrites = false;         ///< parts are marked for the provider's prompt cache
    /// How often the provider may read the prompt again by itself, each time up to the model's whole context
    /// (tools that it runs).
    int rereads = 0;
    /// Something whose size cannot be told from the request (a file by ID, an unknown content part):
    /// the model's whole context is the bound.
    bool unbounded = false;
};

/// What the line needs to know of a call, whatever its dialect.
struct ChatCall {
    std::string model;
    bool streamed = false;
    bool wantsStreamUsage = false;
    std::optional<std::int64_t> outputLimit; ///< tokens for each choice
    std::int64_t leastOutput = 0; ///< a limit below this is refused by the provider (thinking must fit in)
    std::int64_t choices = 1;
    bool audioOutput = false;
    bool imageOutput = false;
    bool embeds = false;  ///< makes vectors: no output is billed
    std::string customer; ///< named by the body
    InputFacts input;
};

/// A place in a body and what shall stand there instead.
struct Splice {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string text;
};

/// Puts splices, in any order and not overlapping, into `body`; every other byte stays.
std::string spliced(std::string_view body, std::vector<Splice> splices);

} // namespace llm0
