#include "cache/cachekey.h"

#include "base/secret.h"
#include "cache/canonicalwriter.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

/// Raise it when the form of keys changes: entries of the old form are then never met again.
constexpr std::int64_t keyForm = 2;
/// Longer texts lose their details in one vector.
constexpr std::size_t longestQuestion = 4'000;

void addScope(CanonicalWriter &writer, const CacheScope &scope)
{
    writer.add("form", keyForm);
    writer.add("project", scope.project);
    writer.add("customer", scope.customer);
}

void addSampling(CanonicalWriter &writer, const ChatRequest &r)
{
    writer.add("limit", r.outputLimit);
    writer.add("choices", r.choices);
    writer.add("temperature", r.temperature);
    writer.add("topP", r.topP);
    writer.add("minP", r.minP);
    writer.add("topK", r.topK);
    writer.add("frequency", r.frequencyPenalty);
    writer.add("presence", r.presencePenalty);
    writer.add("repeat", r.repeatPenalty);
    writer.add("seed", r.seed);
    for (const std::string &stop : r.stop)
        writer.add("stop", stop);
    writer.add("logprobs", r.logprobs);
    writer.add("topLogprobs", r.topLogprobs);
    writer.addJson("bias", r.logitBias);
}

void addTools(CanonicalWriter &writer, const ChatRequest &r)
{
    for (const Tool &tool : r.tools)
        writer.add(tool);
    if (r.toolChoice) {
        writer.add("choice", static_cast<std::int64_t>(r.toolChoice->mode));
        writer.add("chosen", r.toolChoice->name);
    }
    writer.add("parallel", r.parallelToolCalls);
}

void addShape(CanonicalWriter &writer, const ChatRequest &r)
{
    writer.add("shape", static_cast<std::int64_t>(r.shape.kind));
    writer.addFilled("name", r.shape.name);
    writer.addFilled("description", r.shape.description);
    writer.addJson("schema", r.shape.schema);
    writer.add("strict", r.shape.strict);
    writer.addFilled("effort", r.thinking.effort);
    writer.add("budget", r.thinking.budgetTokens);
    writer.add("shown", r.thinking.shown);
    writer.add("summary", r.thinking.summary);
    writer.addFilled("verbosity", r.verbosity);
    writer.add("audio", r.audioOutput);
    writer.addJson("voice", r.audio);
    writer.addJson("prediction", r.prediction);
}

void addExtras(CanonicalWriter &writer, const ChatRequest &r)
{
    std::vector<const ExtraField *> extras;
    for (const ExtraField &extra : r.extras) {
        if (!cannotChangeAnswer(extra))
            extras.push_back(&extra);
    }
    std::stable_sort(extras.begin(), extras.end(),
                     [](const ExtraField *a, const ExtraField *b) { return a->name < b->name; });
    for (const ExtraField *extra : extras) {
        writer.add("extra", extra->name);
        writer.addJson("value", extra->value);
    }
}

/// Everything but the messages.
void addTerms(CanonicalWriter &writer, const ChatRequest &request)
{
    writer.add("model", request.model);
    addSampling(writer, request);
    addTools(writer, request);
    addShape(writer, request);
    addExtras(writer, request);
}

CacheKey hashed(CanonicalWriter &writer)
{
    return cacheKeyFrom(writer.digest());
}

/// The text of a message that is text alone.
std::optional<std::string> textOf(const Message &message)
{
    std::string text;
    for (const Part &part : message.parts) {
        if (part.kind != Part::Kind::Text || !part.citations.empty() || part.signature)
            return std::nullopt;
        if (!text.empty())
            text += '\n';
        text += part.text;
    }
    return text;
}

} // namespace

bool cannotChangeAnswer(const ExtraField &extra)
{
    static constexpr std::array<std::string_view, 9> harmless = {"user",
                                                                 "safety_identifier",
                                                                 "metadata",
                                                                 "prompt_cache_key",
                                                                 "prompt_cache_retention",
                                                                 "stream_options",
                                                                 "labels",
                                                                 "keep_alive",
                                                                 "cache_control"};
    return std::find(harmless.begin(), harmless.end(), extra.name) != harmless.end();
}

CacheKey exactKey(const ChatRequest &request, const CacheScope &scope)
{
    CanonicalWriter writer;
    addScope(writer, scope);
    addTerms(writer, request);
    for (const Message &message : request.messages)
        writer.add(message);
    return hashed(writer);
}

std::optional<SemanticQuestion> semanticQuestion(const ChatRequest &request, const CacheScope &scope)
{
    if (request.messages.empty() || request.messages.back().role != Role::User)
        return std::nullopt;
    auto text = textOf(request.messages.back());
    if (!text || text->size() > longestQuestion || text->find_first_not_of(" \t\r\n") == std::string::npos)
        return std::nullopt;
    CanonicalWriter writer;
    writer.add("semantic", true);
    addScope(writer, scope);
    addTerms(writer, request);
    for (std::size_t i = 0; i + 1 < request.messages.size(); ++i)
        writer.add(request.messages[i]);
    writer.add("asker", request.messages.back().name);
    return SemanticQuestion{hashed(writer), *std::move(text)};
}

bool asksForRandomness(const ChatRequest &request)
{
    return request.temperature.value_or(0) > 0 && !request.seed;
}

} // namespace llm0
