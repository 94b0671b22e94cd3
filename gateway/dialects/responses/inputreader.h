#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

namespace llm0 {

/// Reads the `input` of a Responses request. Throws BadField. What an assistant said in one turn (reasoning,
/// messages, function calls) becomes one message.
class InputReader
{
public:
    explicit InputReader(ChatRequest &request) : m_request(request) {}

    void read(JsonValue input);
    /// Something was there whose size cannot be told.
    bool unbounded() const { return m_unbounded; }
    /// Parts are marked for the prompt cache.
    bool cacheMarks() const { return m_cacheMarks; }

private:
    void item(JsonObject item);
    void message(JsonObject item);
    void content(std::vector<Part> &parts, JsonValue content);
    void contentPart(std::vector<Part> &parts, JsonObject fields);
    Part image(JsonObject fields);
    Part file(JsonObject fields);
    void functionCall(JsonObject item);
    void functionOutput(JsonObject item);
    void foreign(std::string_view name, JsonObject item);
    void leftOver(JsonObject fields, std::initializer_list<std::string_view> known, std::string_view path);
    /// The assistant's message that is being put together.
    Message &turn();

    ChatRequest &m_request;
    bool m_unbounded = false;
    bool m_cacheMarks = false;
};

} // namespace llm0
