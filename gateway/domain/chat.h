#pragma once

#include "domain/format.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace llm0 {

// The canonical conversation: what every dialect's request means, apart from how it is spelt. Readers fill
// it, writers spell it; a writer that cannot express something refuses it by the field's name.

/// JSON text, minified, with its order of keys; empty: absent.
using JsonText = std::string;

/// Where a statement comes from, as far as both ends can know it.
struct Citation {
    std::string url;
    std::string title;
    std::string quoted;                     ///< the cited words
    std::optional<std::int64_t> start, end; ///< in the answer's text, in characters
    friend bool operator==(const Citation &, const Citation &) = default;
};

/// Proof that a model itself wrote its reasoning. Only the format it came from can check it, so writers of
/// other formats leave signed reasoning out of the conversation they send.
struct Signature {
    Format origin = Format::OpenAiChat;
    std::string value; ///< opaque
    friend bool operator==(const Signature &, const Signature &) = default;
};

/// One piece of a message or of an answer.
struct Part {
    enum class Kind : std::uint8_t {
        Text,
        Image,
        Audio,
        File,
        ToolCall,
        ToolResult,
        Thinking,         ///< reasoning: visible text, signature or both
        RedactedThinking, ///< reasoning that only its maker can read: `signature` alone
        Refusal,
    };
    Kind kind = Kind::Text;
    std::string text; ///< Text, Thinking, Refusal
    std::string id;   ///< ToolCall, ToolResult: of the call. Thinking: the item's, where it has one
    std::string
        name; ///< ToolCall, ToolResult: the function ("" when the format does not say). File: its name
    std::string arguments;     ///< ToolCall: JSON text as the model wrote it, which may be broken
    std::vector<Part> content; ///< ToolResult: Text, Image and File parts
    bool isError = false;      ///< ToolResult
    std::string mediaType;     ///< Image, Audio, File: "image/png"
    std::string data;          ///< Image, Audio, File: base64
    std::string url;           ///< instead of `data`; never fetched by the gateway
    std::string fileId;        ///< instead of `data`: known to one provider only
    std::string detail;        ///< Image: "low", "high", …
    std::optional<Signature>
        signature;                   ///< Thinking, RedactedThinking; Gemini signs ToolCall and Text parts too
    std::string cacheTtl;            ///< "5m", "1h": the provider's prompt cache ends here; "": no mark
    std::vector<Citation> citations; ///< Text
    friend bool operator==(const Part &, const Part &) = default;
};

enum class Role : std::uint8_t { System, Developer, User, Assistant, Tool };

struct Message {
    Role role = Role::User;
    std::string name; ///< of the participant
    std::vector<Part> parts;
    friend bool operator==(const Message &, const Message &) = default;
};

/// A function the model may call; or, when `hosted` is set, a tool that its provider runs.
struct Tool {
    std::string name;
    std::string description;
    JsonText parameters; ///< JSON Schema
    std::optional<bool> strict;
    std::string cacheTtl;
    std::string hosted;     ///< the provider's type of it, e.g. "web_search_20250305"; cannot cross formats
    JsonText raw;           ///< of a hosted tool, whole
    bool clientRun = false; ///< typed by its provider, which writes a short text of its own into the prompt,
                            ///< but run by the client
    friend bool operator==(const Tool &, const Tool &) = default;
};

struct ToolChoice {
    enum class Mode : std::uint8_t { Auto, None, Required, Named };
    Mode mode = Mode::Auto;
    std::string name;
    friend bool operator==(const ToolChoice &, const ToolChoice &) = default;
};

/// What the answer has to look like.
struct AnswerShape {
    enum class Kind : std::uint8_t { Text, JsonObject, JsonSchema };
    Kind kind = Kind::Text;
    std::string name;
    std::string description;
    JsonText schema;
    std::optional<bool> strict;
    friend bool operator==(const AnswerShape &, const AnswerShape &) = default;
};

/// How much the model shall think before it answers. Formats steer it by effort or by tokens.
struct Thinking {
    std::string effort; ///< "none", "minimal", "low", "medium", "high", …; "": not said
    std::optional<std::int64_t> budgetTokens; ///< 0: off; -1: the model decides
    std::optional<bool> shown; ///< whether thoughts (or their summary) are wanted in the answer
    std::string summary;       ///< Responses: "auto", "concise", "detailed"
    friend bool operator==(const Thinking &, const Thinking &) = default;
};

/// A field that its format knows and the canonical conversation does not. Passes inside its own format, is
/// refused by name on the way to another.
struct ExtraField {
    std::string name; ///< with its path, e.g. "generationConfig.responseModalities"
    JsonText value;
    friend bool operator==(const ExtraField &, const ExtraField &) = default;
};

struct ChatRequest {
    std::string model;
    bool streamed = false;
    std::vector<Message> messages; ///< system prompts are messages, in their place
    std::vector<Tool> tools;
    std::optional<ToolChoice> toolChoice;
    std::optional<bool> parallelToolCalls;
    std::optional<std::int64_t> outputLimit; ///< tokens for each choice, reasoning included
    std::int64_t choices = 1;
    std::optional<double> temperature, topP, minP, frequencyPenalty, presencePenalty, repeatPenalty;
    std::optional<std::int64_t> topK, seed;
    std::vector<std::string> stop;
    std::optional<bool> logprobs;
    std::optional<std::int64_t> topLogprobs;
    JsonText logitBias;
    AnswerShape shape;
    Thinking thinking;
    std::string verbosity;
    bool audioOutput = false;
    JsonText audio;       ///< of spoken answers: voice and format
    JsonText prediction;  ///< predicted output
    std::string customer; ///< named by the body
    std::vector<ExtraField> extras;
    friend bool operator==(const ChatRequest &, const ChatRequest &) = default;
};

enum class FinishReason : std::uint8_t {
    Stop,
    StopSequence,
    Length,
    ToolCalls,
    ContentFilter, ///< the provider's filter cut or withheld the answer
    Refusal,       ///< the model declined
    Pause,         ///< a long turn was interrupted and wants to be continued
    Other,
};

} // namespace llm0
