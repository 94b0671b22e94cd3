#pragma once

#include "dialects/fieldtaker.h"
#include "domain/chat.h"

#include <nlohmann/json_fwd.hpp>

#include <deque>
#include <string>
#include <vector>

namespace llm0 {

/// Reads the messages of a chat. Calls without an ID get one; results find their call by ID, by the
/// function's name, or are for the first call without a result. Throws BadField.
class OllamaMessageReader
{
public:
    explicit OllamaMessageReader(ChatRequest &request) : m_request(request) {}
    void read(JsonValue messages);

private:
    void message(JsonObject object, const std::string &path);
    void calls(JsonValue list, const std::string &path, Message &message);
    void result(FieldTaker &fields, Message &message);

    struct Call {
        std::string id, name;
    };
    ChatRequest &m_request;
    std::size_t m_count = 0;
    std::deque<Call> m_open; ///< without a result so far
};

/// Pictures as Ollama takes them: base64, their type told by how they begin.
void readOllamaImages(JsonValue list, const std::string &path, std::vector<Part> &parts);
/// The messages of a conversation. Throws BadField.
nlohmann::ordered_json ollamaMessages(const ChatRequest &request);
/// A message of text and pictures; thoughts that nobody signed; calls.
nlohmann::ordered_json ollamaMessage(std::string_view role, const std::vector<Part> &parts);
/// A call as Ollama spells it.
nlohmann::ordered_json ollamaCall(const Part &call);

} // namespace llm0
