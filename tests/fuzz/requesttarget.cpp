#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"

#include <nlohmann/json.hpp>

namespace llm0::fuzz {

namespace {

using Json = nlohmann::json;

constexpr Format chatFormats[] = {
    Format::OpenAiChat,    Format::OpenAiResponses, Format::OpenAiCompletions, Format::AnthropicMessages,
    Format::GeminiContent, Format::OllamaChat,      Format::OllamaGenerate,    Format::BedrockConverse};

CallTarget targetFrom(std::uint8_t choice)
{
    CallTarget target;
    target.model = "m";
    target.streamed = choice & 1U;
    target.eventStream = !(choice & 2U);
    target.countsOnly = choice & 4U;
    return target;
}

/// Where a body that goes on may differ from the client's.
bool mayDiffer(std::string_view path)
{
    for (const std::string_view allowed :
         {"/model", "/max_tokens", "/max_completion_tokens", "/max_output_tokens", "/stream_options",
          "/stream_options/include_usage", "/generationConfig", "/generation_config",
          "/generationConfig/maxOutputTokens", "/generationConfig/max_output_tokens",
          "/generation_config/maxOutputTokens", "/generation_config/max_output_tokens", "/options",
          "/options/num_predict"}) {
        if (path == allowed)
            return true;
    }
    return false;
}

void requireBounds(const ParsedCall &parsed, std::string_view body)
{
    const ChatCall &call = parsed.call;
    const InputFacts &input = call.input;
    require(!call.model.empty(), "a call names a model", body);
    require(call.choices >= 1, "a call has an answer", body);
    require(!call.outputLimit || *call.outputLimit >= 0, "a limit is not negative", body);
    require(call.leastOutput >= 0, "the least output is not negative", body);
    for (const std::int64_t count :
         {input.textTokens, std::int64_t(input.messages), std::int64_t(input.tools),
          std::int64_t(input.images), std::int64_t(input.lowDetailImages), input.audioBase64Bytes,
          std::int64_t(input.webSearches), input.predictedTokens, std::int64_t(input.rereads)})
        require(count >= 0, "nothing is counted below zero", body);
    if (!parsed.chat())
        return;
    std::int64_t bytes = 0;
    for (const Message &message : parsed.chat()->messages) {
        for (const Part &part : message.parts) {
            if (part.kind == Part::Kind::Text || part.kind == Part::Kind::Refusal)
                bytes += oneTokenPerByte(part.text);
            if (part.kind == Part::Kind::ToolCall)
                bytes += oneTokenPerByte(part.arguments) + oneTokenPerByte(part.name);
            for (const Part &inner : part.content)
                bytes += inner.kind == Part::Kind::Text ? oneTokenPerByte(inner.text) : 0;
        }
    }
    for (const Tool &tool : parsed.chat()->tools)
        bytes += oneTokenPerByte(tool.name) + oneTokenPerByte(tool.description);
    require(input.textTokens >= bytes, "the bound covers every text", body);
}

/// Another reader finds the same model where ours did.
void requireOneMeaning(const ParsedCall &parsed, const Json &json, std::string_view body)
{
    if (parsed.places.model.length == 0)
        return;
    require(body.substr(parsed.places.model.offset, 1) == "\"", "the model's place is its value's", body);
    require(json.is_object() && json.contains("model") && json["model"] == parsed.call.model,
            "two readers find one model", body);
    if (json.contains("stream") && json["stream"].is_boolean())
        require(json["stream"] == parsed.call.streamed, "two readers agree whether it streams", body);
}

/// The client's bytes with a few values of ours stay JSON, mean what we meant and nothing else.
void requireSplicesOnly(const ClientDialect &dialect, const std::string &body, const CallTarget &target,
                        const ParsedCall &parsed, const Json &before)
{
    BodyChanges changes;
    changes.model = "another-model";
    changes.outputLimit = parsed.call.leastOutput + 77;
    changes.limitField = "max_completion_tokens";
    changes.askForStreamUsage = parsed.call.streamed && !parsed.call.wantsStreamUsage;
    const bool limitable = !parsed.places.limitBefore.empty() || parsed.places.limit.length > 0;
    if (!limitable)
        changes.outputLimit.reset();
    std::string sent = forwardedBody(body, parsed, changes);
    const Json after = Json::parse(sent, nullptr, false);
    require(!after.is_discarded(), "what goes on is JSON", sent);
    for (const Json &change : Json::diff(before, after))
        require(mayDiffer(change["path"].get<std::string>()), "only what was meant differs", sent);
    const auto read = dialect.parse(sent, target, oneTokenPerByte);
    require(read.ok(), "what goes on can be read", read ? "" : sent + "\n" + read.error().message);
    if (parsed.places.model.length > 0)
        require(read->call.model == changes.model, "the model is ours", sent);
    if (changes.outputLimit)
        require(read->call.outputLimit == changes.outputLimit, "the limit is ours", sent);
    if (changes.askForStreamUsage && !parsed.places.usageFlag.text.empty())
        require(read->call.wantsStreamUsage, "the usage is asked for", sent);
    require(read->call.choices == parsed.call.choices, "as many answers are asked for", sent);
}

RequestTerms termsOf(const ChatRequest &request)
{
    RequestTerms terms;
    terms.model = request.model;
    terms.outputLimit = request.outputLimit;
    terms.outputBound = request.outputLimit.value_or(1000);
    terms.outputLimitField = "max_completion_tokens";
    terms.streamed = request.streamed;
    return terms;
}

void requireSpellable(const ChatRequest &request, std::string_view body)
{
    for (const Format format : chatFormats) {
        const auto spelt = providerFormat(format).body(request, termsOf(request));
        if (spelt)
            require(Json::accept(*spelt), "what a provider is sent is JSON", *spelt);
        else
            require(!spelt.error().message.empty(), "a refusal says why", body);
    }
}

/// Said again in its own format, a request means the same ever after.
void requireStable(const ClientDialect &dialect, const ChatRequest &request, const CallTarget &target)
{
    const ProviderFormat &format = providerFormat(dialect.format());
    auto once = format.body(request, termsOf(request));
    if (!once)
        return;
    std::string first = *once;
    const auto read = dialect.parse(first, target, oneTokenPerByte);
    if (!read || !read->chat())
        return;
    const auto twice = format.body(*read->chat(), termsOf(*read->chat()));
    require(twice.ok(), "what was said once can be said again", first);
    std::string second = *twice;
    const auto again = dialect.parse(second, target, oneTokenPerByte);
    require(again.ok() && again->chat(), "what was read once can be read again", second);
    require(*again->chat() == *read->chat(), "it means the same", first + "\n" + second);
}

} // namespace

void readRequest(Format format, std::string_view input)
{
    Input rest(input);
    const CallTarget target = targetFrom(rest.byte());
    const ClientDialect &dialect = *clientDialect(format);
    std::string body(rest.rest());
    const auto parsed = dialect.parse(body, target, oneTokenPerByte);
    require(body == rest.rest(), "reading leaves the bytes");
    const CallError refusal =
        callErrorOf(parsed ? Error{ErrorCode::SpendCapExceeded, body, "a"} : parsed.error());
    require(Json::accept(dialect.errorBody(refusal)), "an error is JSON", dialect.errorBody(refusal));
    if (!parsed) {
        require(!parsed.error().message.empty(), "a refusal says why");
        return;
    }
    const Json json = Json::parse(body, nullptr, false);
    require(!json.is_discarded(), "only JSON is accepted", body);
    requireBounds(*parsed, body);
    requireOneMeaning(*parsed, json, body);
    requireSplicesOnly(dialect, body, target, *parsed, json);
    if (const ChatRequest *chat = parsed->chat()) {
        requireSpellable(*chat, body);
        requireStable(dialect, *chat, target);
    }
}

} // namespace llm0::fuzz
