#include "pipeline/stepcall.h"

#include "dialects/forwarding.h"
#include "dialects/providerformat.h"
#include "dialects/signatures.h"
#include "providers/endpoint.h"

#include <algorithm>
#include <chrono>

namespace llm0 {

namespace {

SharedText splicedBody(const Admission &admission, const PricedStep &step, const SharedText &clientBody)
{
    const ParsedCall &parsed = admission.parsed;
    BodyChanges changes;
    changes.model = step.step.model;
    changes.outputLimit = step.limit;
    changes.limitField = step.account->description->outputLimitField;
    changes.askForStreamUsage = parsed.call.streamed && !parsed.call.wantsStreamUsage;
    auto splices = splicesFor(parsed, changes);
    return splices.empty() ? clientBody : SharedText(spliced(clientBody, std::move(splices)));
}

std::string acceptedType(Format format, bool streamed)
{
    if (!streamed)
        return "application/json";
    switch (providerFormat(format).framing()) {
    case Framing::Sse:
        return "text/event-stream";
    case Framing::Ndjson:
        return "application/x-ndjson";
    case Framing::AwsEventStream:
        return "application/vnd.amazon.eventstream";
    }
    return {};
}

/// Reasoning that its provider could not read has to be left out; a body with fields that only its own format
/// knows goes as it is all the same.
bool isForwardable(const ParsedCall &parsed, Format format)
{
    const ChatRequest *chat = parsed.chat();
    return !chat || !chat->extras.empty() || !holdsForeignReasoning(*chat, format);
}

/// Far more than an honest answer needs: a held token may come with its alternatives, an image weighs more
/// than its tokens, and embeddings are told in digits.
std::size_t longestAnswer(const Admission &admission, const PricedStep &step)
{
    constexpr std::int64_t most = 128 * 1024 * 1024;
    constexpr std::int64_t anyAnswer = 16 * 1024 * 1024;
    constexpr std::int64_t eachToken = 4 * 1024;
    const std::int64_t tokens = std::clamp<std::int64_t>(step.bound.worst.outputTokens, 0, most / eachToken);
    const bool embeds = admission.parsed.call.embeds;
    return static_cast<std::size_t>(embeds ? most : std::min(most, anyAnswer + tokens * eachToken));
}

} // namespace

Result<StepCall> callOf(const Admission &admission, const PricedStep &step, const SharedText &clientBody)
{
    const Format client = admission.dialect->format();
    const auto format = formatFor(*step.account->description, client);
    if (!format)
        return Error{ErrorCode::InvalidRequest,
                     step.account->description->name
                         + " makes no embeddings: choose a model of another provider",
                     "model"};
    StepCall call;
    call.format = *format;
    call.same = *format == client && isForwardable(admission.parsed, client);
    if (call.same) {
        call.body = splicedBody(admission, step, clientBody);
        return call;
    }
    RequestTerms terms;
    terms.model = step.step.model;
    terms.outputLimit = step.limit;
    terms.outputBound = step.bound.outputPerChoice;
    terms.outputLimitField = step.account->description->outputLimitField;
    terms.streamed = admission.parsed.call.streamed;
    const ProviderFormat &spelling = providerFormat(*format);
    const ChatRequest *chat = admission.parsed.chat();
    auto body = chat ? spelling.body(*chat, terms) : spelling.body(*admission.parsed.embedding(), terms);
    if (!body)
        return body.error();
    call.body = *std::move(body);
    return call;
}

UpstreamRequest upstreamRequest(const Admission &admission, const PricedStep &step, StepCall &call,
                                const Headers &clientHeaders, const ProviderKey *key)
{
    const EmbeddingRequest *embedding = admission.parsed.embedding();
    UpstreamRequest upstream;
    upstream.url =
        endpointOf(*step.account, {call.format, step.step.model, admission.parsed.call.streamed,
                                   embedding && (admission.target.batch || embedding->texts.size() > 1)});
    upstream.headers.add("Content-Type", "application/json");
    upstream.headers.add("Accept", acceptedType(call.format, admission.parsed.call.streamed));
    addFormatHeaders(upstream.headers, call.format, call.same ? clientHeaders : Headers());
    addCredentials(upstream, *step.account, key);
    upstream.timeouts.firstByte = std::chrono::seconds(admission.config->firstByteTimeoutSeconds);
    upstream.timeouts.idle = std::chrono::seconds(admission.config->idleTimeoutSeconds);
    upstream.timeouts.total = std::chrono::seconds(admission.config->longestAnswerSeconds);
    upstream.maxBodyBytes = longestAnswer(admission, step);
    upstream.body = std::move(call.body);
    return upstream;
}

} // namespace llm0
