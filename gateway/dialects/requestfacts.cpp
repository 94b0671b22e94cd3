#include "dialects/requestfacts.h"

#include <algorithm>

namespace llm0 {

namespace {

/// What a provider writes into the prompt for a tool of its own that clients run. Anthropic publishes 245 to
/// 735 for each and up to 499 once (platform.claude.com, tool use pricing, computer use).
constexpr std::int64_t clientRunToolTokens = 2000;

class FactCounter
{
public:
    explicit FactCounter(TokenBound bound) : m_bound(bound) {}

    void text(std::string_view text)
    {
        if (!text.empty())
            facts.textTokens += m_bound(text);
    }

    void message(const Message &message)
    {
        ++facts.messages;
        text(message.name);
        for (const Part &each : message.parts)
            part(each);
    }

    void part(const Part &part)
    {
        text(part.text);
        text(part.id);
        text(part.name);
        text(part.arguments);
        // What is signed is part of the prompt, encrypted or not.
        if (part.signature)
            text(part.signature->value);
        facts.unbounded |= !part.fileId.empty();
        facts.cacheWrites |= !part.cacheTtl.empty();
        switch (part.kind) {
        case Part::Kind::Image:
            ++(part.detail == "low" ? facts.lowDetailImages : facts.images);
            break;
        case Part::Kind::Audio:
            facts.audioBase64Bytes += static_cast<std::int64_t>(part.data.size());
            facts.unbounded |= part.data.empty();
            break;
        case Part::Kind::File:
            file(part);
            break;
        default:
            break;
        }
        for (const Part &inner : part.content)
            this->part(inner);
    }

    void file(const Part &part)
    {
        const bool isText = part.mediaType.starts_with("text/") && !part.data.empty();
        // A token is at least a byte; base64 spells three bytes in four.
        facts.textTokens += isText ? static_cast<std::int64_t>(part.data.size() / 4 + 1) * 3 : 0;
        facts.unbounded |= !isText;
    }

    void tool(const Tool &tool)
    {
        ++facts.tools;
        text(tool.name);
        text(tool.description);
        text(tool.parameters);
        text(tool.raw);
        facts.cacheWrites |= !tool.cacheTtl.empty();
        facts.textTokens += tool.clientRun ? clientRunToolTokens : 0;
        facts.unbounded |= !tool.hosted.empty() && !tool.clientRun;
    }

    InputFacts facts;

private:
    TokenBound m_bound;
};

} // namespace

ChatCall callOf(const ChatRequest &request, TokenBound bound)
{
    FactCounter counter(bound);
    for (const Message &message : request.messages)
        counter.message(message);
    for (const Tool &tool : request.tools)
        counter.tool(tool);
    counter.text(request.shape.name);
    counter.text(request.shape.description);
    counter.text(request.shape.schema);
    counter.text(request.audio);
    for (const ExtraField &extra : request.extras) // may become part of the prompt
        counter.text(extra.value);
    if (!request.prediction.empty()) {
        counter.text(request.prediction);
        counter.facts.predictedTokens = bound(request.prediction);
    }

    ChatCall call;
    call.model = request.model;
    call.streamed = request.streamed;
    call.outputLimit = request.outputLimit;
    call.choices = request.choices;
    call.audioOutput = request.audioOutput;
    call.customer = request.customer;
    call.input = counter.facts;
    return call;
}

ChatCall callOf(const EmbeddingRequest &request, TokenBound bound)
{
    ChatCall call;
    call.model = request.model;
    call.customer = request.customer;
    call.embeds = true;
    FactCounter counter(bound);
    for (const std::string &text : request.texts)
        counter.text(text);
    for (const auto &tokens : request.tokens)
        counter.facts.textTokens += static_cast<std::int64_t>(tokens.size());
    counter.facts.messages = static_cast<int>(std::max(request.texts.size(), request.tokens.size()));
    for (const ExtraField &extra : request.extras)
        counter.text(extra.value);
    call.input = counter.facts;
    return call;
}

} // namespace llm0
