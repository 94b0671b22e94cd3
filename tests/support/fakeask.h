#pragma once

#include "support/fakejson.h"

#include <optional>
#include <string>
#include <vector>

namespace llm0::fake {

/// What a request asks for, whatever format it came in.
struct Ask {
    enum class Kind {
        Generate,
        Embed, ///< billed for its input alone
        Count, ///< free
    };

    Kind kind = Kind::Generate;
    int number = 0; ///< of the request, from 1
    std::string model;
    bool stream = false;
    bool eventStream = true;    ///< Gemini: not as a JSON array
    bool tellsUsage = true;     ///< a stream that was not asked for its usage does not
    bool blocksPrompts = false; ///< a refusal is a blocked prompt, without output
    bool mistral = false;       ///< a call is one event, and the last choice's event tells the usage unasked
    int choices = 1;
    int topLogprobs = -1;          ///< -1: no logprobs
    std::int64_t outputLimit = -1; ///< of one choice; -1: none
    std::int64_t words = 0;        ///< in all texts of the input
    int images = 0;
    std::string userText;                 ///< of the last user message that has text
    std::vector<std::string> toolResults; ///< that no answer followed yet
    std::vector<std::string> toolNames;   ///< that may be called
    std::vector<Body> toolSchemas;        ///< of their arguments, in the same order
    std::string forcedTool;               ///< has to be called
    Body forcedSchema;                    ///< of its arguments
    std::optional<Body> schema;           ///< the answer has to fit; an empty one: any JSON
    std::vector<std::string> inputs;      ///< to be embedded, or prompts without messages
    Body body;
};

/// Reads a conversation into an Ask, message by message in order.
class Conversation
{
public:
    explicit Conversation(Ask &ask) : m_ask(ask) {}

    void system(const std::string &text);
    void user(const std::string &text);
    void assistant(const std::string &text);
    void toolResult(const std::string &text);
    void image() { ++m_ask.images; }

private:
    Ask &m_ask;
};

/// The texts of parts (or a plain string) joined, a blank behind each part.
std::string textOf(const Body &content, const char *name = "text");
/// A tool that may be called, and the schema of its arguments.
void addTool(Ask &ask, const std::string &name, const Body &schema);
/// It has to be called; the first one when `name` is empty.
void forceTool(Ask &ask, const std::string &name = {});
/// Keeps the smaller of the limits; a negative one is none.
void limitOutput(Ask &ask, std::int64_t limit);

} // namespace llm0::fake
