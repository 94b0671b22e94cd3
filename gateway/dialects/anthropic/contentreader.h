#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

namespace llm0 {

/// What a request makes the provider read that does not stand in it.
struct AnthropicHiddenInput {
    bool unbounded = false;
    std::int64_t webSearches = 0;
    std::int64_t rereads = 0;
};

/// "5m" or "1h" of a cache_control object.
std::string anthropicCacheTtl(JsonValue cacheControl);

/// Reads the messages of a request, block by block. Throws BadField.
class AnthropicContentReader
{
public:
    AnthropicContentReader(std::vector<ExtraField> &extras, AnthropicHiddenInput &hidden)
        : m_extras(extras)
        , m_hidden(hidden)
    {}

    Message system(JsonValue value);
    /// Tool results become messages of their own.
    std::vector<Message> messages(JsonValue value);

private:
    using FieldReader = bool (AnthropicContentReader::*)(Part &, std::string_view key, JsonValue value);
    struct BlockType;
    static const BlockType *blockType(std::string_view type);

    void message(JsonObject object, std::vector<Message> &messages);
    std::vector<Part> content(JsonValue value);
    void block(JsonObject object, std::vector<Part> &parts);
    void unknownBlock(std::string_view type, JsonObject object);
    void extra(std::string_view key, JsonText value);

    // Whether the field is known.
    bool textField(Part &part, std::string_view key, JsonValue value);
    bool imageField(Part &part, std::string_view key, JsonValue value);
    bool documentField(Part &part, std::string_view key, JsonValue value);
    bool toolUseField(Part &part, std::string_view key, JsonValue value);
    bool toolResultField(Part &part, std::string_view key, JsonValue value);
    bool thinkingField(Part &part, std::string_view key, JsonValue value);
    bool redactedField(Part &part, std::string_view key, JsonValue value);
    bool searchResultField(Part &part, std::string_view key, JsonValue value);
    void source(Part &part, JsonObject source);

    std::vector<ExtraField> &m_extras;
    AnthropicHiddenInput &m_hidden;
    std::string m_path; ///< of the blocks that are being read
};

} // namespace llm0
