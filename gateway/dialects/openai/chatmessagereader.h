#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

namespace llm0 {

/// Reads the messages of a chat request. Throws BadField.
class ChatMessageReader
{
public:
    explicit ChatMessageReader(ChatRequest &request) : m_request(request) {}

    void read(JsonValue messages);
    /// Something was there whose size cannot be told.
    bool unbounded() const { return m_unbounded; }

private:
    void message(JsonObject fields);
    Role role(JsonObject fields);
    void content(std::vector<Part> &parts, JsonValue content);
    void contentPart(std::vector<Part> &parts, JsonObject fields);
    void unknownPart(JsonObject fields);
    void toolCalls(Message &message, JsonArray calls);
    void toolResult(Message &message, JsonObject fields);
    void otherFields(JsonObject fields);
    void extra(std::string_view name, JsonValue value);

    ChatRequest &m_request;
    bool m_unbounded = false;
};

} // namespace llm0
