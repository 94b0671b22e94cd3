#include "budget/pricebook.h"

#include <algorithm>

namespace llm0 {

namespace {

using Rate = std::optional<PicoPerToken>;
using Bucket = Rate RateCard::*;

constexpr Bucket inputSide[] = {&RateCard::input,        &RateCard::cacheRead,  &RateCard::cacheWrite5m,
                                &RateCard::cacheWrite1h, &RateCard::inputAudio, &RateCard::cacheReadAudio,
                                &RateCard::inputImage};
constexpr Bucket outputSide[] = {&RateCard::output, &RateCard::outputAudio, &RateCard::outputImage};

bool isOutput(Bucket bucket)
{
    return std::find(std::begin(outputSide), std::end(outputSide), bucket) != std::end(outputSide);
}

Rate dearestOf(const RateCard &card, std::span<const Bucket> side)
{
    Rate dearest;
    for (Bucket bucket : side)
        dearest = std::max(dearest, card.*bucket); // no rate orders below every rate
    return dearest;
}

Rate dearestOfSide(const RateCard &card, Bucket bucket)
{
    return isOutput(bucket) ? dearestOf(card, outputSide) : dearestOf(card, inputSide);
}

/// The rates in force for one request: the base card, or a tier laid over it.
class RatesInForce
{
public:
    RatesInForce(const RateCard &base, const RateCard *tier) : m_base(base), m_tier(tier) {}

    PicoPerToken of(Bucket bucket) const
    {
        if (m_tier && m_tier->*bucket)
            return *(m_tier->*bucket);
        Rate rate = m_base.*bucket ? m_base.*bucket : dearestOfSide(m_base, bucket);
        if (m_tier)
            rate = std::max(rate, dearestOfSide(*m_tier, bucket));
        return rate ? *rate : dearestOfAll();
    }

    /// Whether the bucket has a rate of its own, rather than a fall-back.
    bool names(Bucket bucket) const { return m_base.*bucket || (m_tier && m_tier->*bucket); }

private:
    /// A side without any rate (an embedding model that answers in text) is priced like the other, never
    /// free.
    PicoPerToken dearestOfAll() const
    {
        Rate rate = std::max(dearestOf(m_base, inputSide), dearestOf(m_base, outputSide));
        if (m_tier)
            rate = std::max({rate, dearestOf(*m_tier, inputSide), dearestOf(*m_tier, outputSide)});
        return rate.value_or(0);
    }

    const RateCard &m_base;
    const RateCard *m_tier;
};

const RateCard *tierFor(const ModelPrice &price, std::int64_t promptTokens)
{
    const RateCard *chosen = nullptr;
    for (const LongContextTier &tier : price.tiers) {
        if (promptTokens > tier.abovePromptTokens)
            chosen = &tier.rates;
    }
    return chosen;
}

std::int64_t atLeastZero(std::int64_t count)
{
    return std::max<std::int64_t>(count, 0);
}

void addFees(CostSum &sum, const ModelPrice &price, std::int64_t webSearches)
{
    sum.addFee(price.perRequestFee);
    sum.add(atLeastZero(webSearches), price.perWebSearchFee.nano() * 1000);
}

/// Claude writes its prompt cache only when the request says so; others (GPT-5.6 and later) on their own.
bool mayWriteCache(const ModelPrice &price, const RatesInForce &rates, const WorstCase &bound)
{
    const bool onlyWhenAsked = price.model.find("claude") != std::string::npos;
    return bound.cacheWrites
           || (!onlyWhenAsked
               && (rates.names(&RateCard::cacheWrite5m) || rates.names(&RateCard::cacheWrite1h)));
}

Money worstUnder(const ModelPrice &price, const RateCard *tier, const WorstCase &bound)
{
    const RatesInForce rates(price.rates, tier);
    PicoPerToken text = std::max(rates.of(&RateCard::input), rates.of(&RateCard::cacheRead));
    if (mayWriteCache(price, rates, bound))
        text = std::max({text, rates.of(&RateCard::cacheWrite5m), rates.of(&RateCard::cacheWrite1h)});
    // Providers report images, and some report audio, among the text or cached tokens.
    const PicoPerToken image = std::max(text, rates.of(&RateCard::inputImage));
    const PicoPerToken audio =
        std::max({text, rates.of(&RateCard::inputAudio), rates.of(&RateCard::cacheReadAudio)});
    PicoPerToken output = rates.of(&RateCard::output);
    if (bound.audioOutput)
        output = std::max(output, rates.of(&RateCard::outputAudio));
    if (bound.imageOutput)
        output = std::max(output, rates.of(&RateCard::outputImage));

    CostSum sum;
    sum.add(atLeastZero(bound.textInputTokens), text);
    sum.add(atLeastZero(bound.imageInputTokens), image);
    sum.add(atLeastZero(bound.audioInputTokens), audio);
    sum.add(atLeastZero(bound.outputTokens), output);
    addFees(sum, price, bound.webSearches);
    return sum.roundedUp();
}

} // namespace

Money costOf(const ModelPrice &price, const Usage &usage)
{
    const RatesInForce rates(price.rates, tierFor(price, usage.promptTotal()));
    CostSum sum;
    const auto add = [&](std::int64_t tokens, Bucket bucket) {
        if (tokens > 0)
            sum.add(tokens, rates.of(bucket));
    };
    add(usage.input, &RateCard::input);
    add(usage.cacheRead, &RateCard::cacheRead);
    add(usage.cacheWrite5m, &RateCard::cacheWrite5m);
    add(usage.cacheWrite1h, &RateCard::cacheWrite1h);
    add(usage.inputAudio, &RateCard::inputAudio);
    add(usage.cacheReadAudio, &RateCard::cacheReadAudio);
    add(usage.inputImage, &RateCard::inputImage);
    add(usage.output, &RateCard::output);
    add(usage.outputAudio, &RateCard::outputAudio);
    add(usage.outputImage, &RateCard::outputImage);
    addFees(sum, price, usage.webSearches);
    return sum.roundedUp();
}

Money worstCostOf(const ModelPrice &price, const WorstCase &bound)
{
    const std::int64_t prompt = atLeastZero(bound.textInputTokens) + atLeastZero(bound.imageInputTokens)
                                + atLeastZero(bound.audioInputTokens);
    Money worst = worstUnder(price, nullptr, bound);
    for (const LongContextTier &tier : price.tiers) {
        if (prompt > tier.abovePromptTokens)
            worst = std::max(worst, worstUnder(price, &tier.rates, bound));
    }
    return worst;
}

} // namespace llm0
