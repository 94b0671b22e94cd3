#include "pipeline/callbound.h"

#include "budget/costestimator.h"

#include <algorithm>

namespace llm0 {

namespace {

/// More than any call makes; keeps sums and products of counts inside their type.
constexpr std::int64_t mostTokens = 1'000'000'000'000;

Error unboundedInput()
{
    return {
        ErrorCode::InvalidRequest,
        "the request holds content whose size cannot be told (a file or an unknown part) and the price book "
        "does not know this model's context length: send the content as text, or add the length under Prices",
        "messages"};
}

void addInput(WorstCase &worst, const InputFacts &input, std::string_view model)
{
    worst.textInputTokens = input.textTokens + input.messages * tokensPerMessage + input.tools * tokensPerTool
                            + tokensPerRequest + (input.tools > 0 ? tokensForToolUse : 0);
    worst.imageInputTokens =
        input.images * imageTokenBound(false, model) + input.lowDetailImages * imageTokenBound(true, model);
    worst.audioInputTokens = audioTokenBound(static_cast<std::size_t>(input.audioBase64Bytes));
    worst.webSearches = input.webSearches;
    worst.cacheWrites = input.cacheWrites;
}

} // namespace

std::int64_t inputBound(const InputFacts &input, std::string_view model)
{
    WorstCase worst;
    addInput(worst, input, model);
    return worst.textInputTokens + worst.imageInputTokens + worst.audioInputTokens;
}

Result<CallBound> boundOf(const ChatCall &call, const ModelPrice &price, std::int64_t unknownLimit)
{
    CallBound bound;
    addInput(bound.worst, call.input, price.model);
    if ((call.input.unbounded || call.input.rereads > 0) && price.contextTokens <= 0)
        return unboundedInput();
    if (call.input.unbounded)
        bound.worst.textInputTokens = std::max(bound.worst.textInputTokens, price.contextTokens);
    bound.worst.textInputTokens += call.input.rereads * price.contextTokens;
    if (call.embeds)
        return bound;
    bound.worst.audioOutput = call.audioOutput;
    bound.worst.imageOutput = call.imageOutput;
    const bool knownMaximum = price.maxOutputTokens > 0;
    std::int64_t output = knownMaximum ? price.maxOutputTokens : unknownLimit;
    if (call.outputLimit && (!knownMaximum || *call.outputLimit <= output))
        output = *call.outputLimit;
    else
        bound.sendLimit = call.outputLimit || !knownMaximum;
    return withOutput(bound, call, std::min(output, mostTokens));
}

CallBound withOutput(const CallBound &bound, const ChatCall &call, std::int64_t outputPerChoice)
{
    CallBound changed = bound;
    changed.outputPerChoice = outputPerChoice;
    const bool tooMany = outputPerChoice > 0 && call.choices > mostTokens / outputPerChoice;
    changed.worst.outputTokens = tooMany ? mostTokens : outputPerChoice * call.choices;
    changed.worst.outputTokens += call.input.predictedTokens;
    return changed;
}

std::int64_t fittedOutput(const CallBound &bound, const ChatCall &call, const ModelPrice &price,
                          Money granted)
{
    std::int64_t fits = 0;
    std::int64_t tooMuch = bound.outputPerChoice + 1;
    while (tooMuch - fits > 1) {
        const std::int64_t middle = fits + (tooMuch - fits) / 2;
        (worstCostOf(price, withOutput(bound, call, middle).worst) <= granted ? fits : tooMuch) = middle;
    }
    return fits;
}

} // namespace llm0
