#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"

#include <nlohmann/json.hpp>

namespace llm0::fuzz {

namespace {

using Json = nlohmann::json;

constexpr Format formats[] = {Format::OpenAiEmbeddings, Format::GeminiEmbeddings, Format::OllamaEmbeddings};

void requireBounds(const ParsedCall &parsed, std::string_view body)
{
    require(parsed.call.embeds, "it makes vectors", body);
    std::int64_t bytes = 0;
    for (const std::string &text : parsed.embedding()->texts)
        bytes += oneTokenPerByte(text);
    for (const auto &tokens : parsed.embedding()->tokens)
        bytes += std::int64_t(tokens.size());
    require(parsed.call.input.textTokens >= bytes, "the bound covers every text", body);
}

void requireSplicesOnly(Format format, const std::string &body, CallTarget target, const ParsedCall &parsed)
{
    BodyChanges changes;
    changes.model = target.model = "another-model";
    std::string sent = forwardedBody(body, parsed, changes);
    const auto read = clientDialect(format)->parse(sent, target, oneTokenPerByte);
    require(read.ok(), "what goes on can be read", sent);
    if (parsed.places.model.length > 0)
        require(read->call.model == changes.model, "the model is ours", sent);
    const Json before = Json::parse(body, nullptr, false), after = Json::parse(sent, nullptr, false);
    require(!before.is_discarded() && !after.is_discarded(), "what goes on is JSON", sent);
    for (const Json &change : Json::diff(before, after))
        require(change["path"].get<std::string>().ends_with("/model"), "only the model differs", sent);
}

void readRequest(Format format, std::string body, const CallTarget &target)
{
    const auto parsed = clientDialect(format)->parse(body, target, oneTokenPerByte);
    if (!parsed)
        return require(!parsed.error().message.empty(), "a refusal says why");
    requireBounds(*parsed, body);
    requireSplicesOnly(format, body, target, *parsed);
    RequestTerms terms;
    terms.model = "m";
    EmbeddingAnswer answer;
    answer.vectors = {{0.5F, -1.F}, {0.25F}};
    for (const Format other : formats) {
        const auto spelt = providerFormat(other).body(*parsed->embedding(), terms);
        if (spelt)
            require(Json::accept(*spelt), "what a provider is sent is JSON", *spelt);
    }
    require(Json::accept(clientDialect(format)->answerWriter(*parsed, target)->whole(answer)),
            "an answer is JSON");
}

void readAnswerOf(Format format, std::string_view body)
{
    const auto answer = providerFormat(format).embeddings(body);
    if (!answer)
        return require(!answer.error().message.empty(), "a refusal says why");
    require(answer->promptTokens.value_or(0) >= 0, "nothing is counted below zero", body);
    for (const Format client : formats) {
        ParsedCall call;
        EmbeddingRequest request;
        request.model = call.call.model = "m";
        request.base64 = client == Format::OpenAiEmbeddings && body.size() % 2 == 0;
        call.content = request;
        CallTarget batch;
        batch.batch = true;
        const std::string told = clientDialect(client)->answerWriter(call, batch)->whole(*answer);
        require(Json::accept(told), "an answer is JSON", told);
    }
}

} // namespace

void readEmbeddings(std::string_view input)
{
    Input rest(input);
    const std::uint8_t choice = rest.byte();
    const Format format = formats[(choice >> 2U) % std::size(formats)];
    CallTarget target;
    target.model = "m";
    target.batch = choice & 2U;
    if (choice & 1U)
        readAnswerOf(format, rest.rest());
    else
        readRequest(format, std::string(rest.rest()), target);
}

} // namespace llm0::fuzz
