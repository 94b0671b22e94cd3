// Gemini's counts and embeddings.
#include "support/fakegemini.h"
#include "support/fakevector.h"

namespace llm0::fake {

namespace {

class CountFormat : public GeminiBase
{
public:
    CountFormat() : GeminiBase({"countTokens"}) {}

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask = begin(request, body);
        ask.kind = Ask::Kind::Count;
        const Body &inner = either(body, "generateContentRequest", "generate_content_request");
        const Body &counted = inner.is_object() ? inner : body;
        Conversation conversation(ask);
        conversation.system(
            textOf(member(either(counted, "systemInstruction", "system_instruction"), "parts")));
        for (const Body &content : list(member(counted, "contents")))
            readContent(conversation, content);
        return ask;
    }

    std::string whole(const Reply &reply) const override
    {
        const std::int64_t tokens = reply.answer.usage.prompt;
        const Json json = {
            {"totalTokens", tokens},
            {"promptTokensDetails", Json::array({{{"modality", "TEXT"}, {"tokenCount", tokens}}})}};
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &) const override { return {}; }
};

int dimensionsOf(const Body &one)
{
    const Body &asked = either(one, "outputDimensionality", "output_dimensionality");
    return asked.is_number_integer() ? asked.get<int>() : 3072;
}

class EmbedFormat : public GeminiBase
{
public:
    EmbedFormat() : GeminiBase({"embedContent", "batchEmbedContents"}) {}

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask = begin(request, body);
        ask.kind = Ask::Kind::Embed;
        const Body single = Body::array({body});
        Conversation conversation(ask);
        for (const Body &one : isBatch(body) ? list(member(body, "requests")) : single) {
            ask.inputs.push_back(textOf(member(member(one, "content"), "parts")));
            readContent(conversation, member(one, "content"));
        }
        return ask;
    }

    /// Only the newest models tell their usage.
    std::string whole(const Reply &reply) const override
    {
        const bool batch = isBatch(reply.ask.body);
        Json all = Json::array();
        for (std::size_t i = 0; i < reply.ask.inputs.size(); ++i) {
            const Body &one = batch ? reply.ask.body["requests"][i] : reply.ask.body;
            all.push_back({{"values", embeddingOf(reply.ask.inputs[i], dimensionsOf(one))}});
        }
        Json json = batch ? Json{{"embeddings", all}} : Json{{"embedding", all.at(0)}};
        if (reply.answer.tellsUsage && reply.ask.model.find("embedding-2") != std::string::npos)
            json["usageMetadata"] = {{"promptTokenCount", reply.answer.usage.prompt},
                                     {"totalTokenCount", reply.answer.usage.prompt}};
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &) const override { return {}; }

private:
    static bool isBatch(const Body &body) { return member(body, "requests").is_array(); }
};

} // namespace

std::unique_ptr<Format> geminiCountFormat()
{
    return std::make_unique<CountFormat>();
}

std::unique_ptr<Format> geminiEmbedFormat()
{
    return std::make_unique<EmbedFormat>();
}

} // namespace llm0::fake
