#include "dialects/requestfacts.h"

#include <algorithm>

namespace llm0 {

namespace {

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
        switch (part.kind) {
        case Part::Kind::Image:
            ++(part.detail == "low" ? facts.lowDetailImages : facts.images);
            break;
        case Part::Kind::Audio:
            facts.audioBase64Bytes += static_cast<std::int64_t>(part.data.size());
            facts.unbounded |= part.data.empty();
            break;
        case Part::Kind::File:
            facts.unbounded = true;
            break;
        default:
            break;
        }
        for (const Part &inner : part.content)
            this->part(inner);
    }

    void tool(const Tool &tool)
    {
        ++facts.tools;
        text(tool.name);
        text(tool.description);
        text(tool.parameters);
        text(tool.raw);
        facts.unbounded |= !tool.hosted.empty();
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
