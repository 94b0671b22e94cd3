#pragma once

#include "domain/chat.h"

#include <nlohmann/json.hpp>

namespace llm0 {

/// Marks where a prompt cache ends.
nlohmann::ordered_json bedrockCachePoint(const std::string &ttl);

/// `system` and `messages` of a Converse request. Throws Wordless.
class BedrockContentWriter
{
public:
    using Json = nlohmann::ordered_json;
    /// `marks`: the model takes cache points.
    explicit BedrockContentWriter(bool marks) : m_marks(marks) {}

    Json system(const std::vector<Message> &messages) const;
    /// Neighbours of the same role in one message, tool results first.
    Json messages(const std::vector<Message> &messages);

private:
    void append(Json &messages, const Message &message);
    void addBlock(Json &blocks, const Part &part);
    Json block(const Part &part);
    Json document(const Part &part);
    Json toolResult(const Part &part);

    bool m_marks;
    int m_documents = 0; ///< names must differ within a request
};

} // namespace llm0
