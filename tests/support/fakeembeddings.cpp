// OpenAI's Embeddings.
#include "support/fakeopenai.h"
#include "support/fakevector.h"

namespace llm0::fake {

namespace {

void addText(Ask &ask, const std::string &text)
{
    ask.inputs.push_back(text);
    Conversation(ask).user(text);
}

void addTokens(Ask &ask, const Body &tokens)
{
    std::string text;
    for (const Body &token : tokens)
        text += token.dump() + " ";
    ask.inputs.push_back(text);
    ask.words += static_cast<std::int64_t>(tokens.size());
}

/// The input is a text, texts, tokens or lists of tokens.
void readInput(Ask &ask, const Body &input)
{
    if (input.is_string())
        return addText(ask, input);
    if (!list(input).empty() && input.front().is_number())
        return addTokens(ask, input);
    for (const Body &one : list(input)) {
        if (one.is_string())
            addText(ask, one);
        else
            addTokens(ask, one);
    }
}

int usualDimensions(const std::string &model)
{
    return model.find("large") == std::string::npos ? 1536 : 3072;
}

class EmbeddingsFormat : public OpenAiFormat
{
public:
    bool takes(const Received &request) const override
    {
        return request.method == "POST" && request.path.ends_with("/embeddings")
               && !request.path.starts_with("/api/");
    }

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask = openAiAsk(request, body);
        ask.kind = Ask::Kind::Embed;
        ask.stream = false;
        readInput(ask, member(body, "input"));
        return ask;
    }

    std::string whole(const Reply &reply) const override
    {
        const Ask &ask = reply.ask;
        const auto dimensions = static_cast<int>(integer(ask.body, "dimensions", usualDimensions(ask.model)));
        const bool asText = text(ask.body, "encoding_format") == "base64";
        Json data = Json::array();
        for (const std::string &input : ask.inputs) {
            const auto vector = embeddingOf(input, dimensions);
            data.push_back({{"object", "embedding"},
                            {"index", data.size()},
                            {"embedding", asText ? Json(base64(bytesOf(vector))) : Json(vector)}});
        }
        Json json = {{"object", "list"}, {"data", std::move(data)}, {"model", ask.model}};
        if (ask.model.starts_with("mistral") || ask.model.starts_with("codestral"))
            json["id"] = "embd-fake" + std::to_string(ask.number);
        if (reply.answer.tellsUsage)
            json["usage"] = {{"prompt_tokens", reply.answer.usage.prompt},
                             {"total_tokens", reply.answer.usage.prompt}};
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &) const override { return {}; }
};

} // namespace

std::unique_ptr<Format> embeddingsFormat()
{
    return std::make_unique<EmbeddingsFormat>();
}

} // namespace llm0::fake
