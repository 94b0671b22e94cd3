#include "budget/pricefile.h"

#include "budget/pricenames.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;
using Kind = PriceMatch::Kind;
using namespace pricenames;

Json cardToJson(const RateCard &card)
{
    Json object = Json::object();
    for (const RateName &entry : rateNames) {
        if (card.*(entry.rate))
            object[entry.name] = *(card.*(entry.rate));
    }
    return object;
}

Json matchToJson(const PriceMatch &match)
{
    const auto *name = std::find_if(kindNames.begin(), kindNames.end(),
                                    [&](const KindName &k) { return k.kind == match.kind; });
    if (match.kind == Kind::Not)
        return {{name->name, matchToJson(match.parts.at(0))}};
    if (match.kind != Kind::And && match.kind != Kind::Or)
        return {{name->name, match.text}};
    Json parts = Json::array();
    for (const PriceMatch &part : match.parts)
        parts.push_back(matchToJson(part));
    Json object = Json::object();
    object[name->name] = std::move(parts);
    return object;
}

Json feesToJson(const ModelPrice &price)
{
    Json fees = Json::object();
    if (!price.perRequestFee.isZero())
        fees["request"] = price.perRequestFee.nano();
    if (!price.perWebSearchFee.isZero())
        fees["web_search"] = price.perWebSearchFee.nano();
    return fees;
}

Json tiersToJson(const std::vector<LongContextTier> &tiers)
{
    Json list = Json::array();
    for (const LongContextTier &tier : tiers) {
        Json object = Json::object();
        object["above_prompt_tokens"] = tier.abovePromptTokens;
        object["pico_per_token"] = cardToJson(tier.rates);
        list.push_back(std::move(object));
    }
    return list;
}

} // namespace

std::string toJson(const ModelPrice &price)
{
    Json row = Json::object();
    row["provider"] = price.provider;
    row["model"] = price.model;
    if (!price.aliases.empty())
        row["aliases"] = price.aliases;
    if (price.match)
        row["match"] = matchToJson(*price.match);
    row["pico_per_token"] = cardToJson(price.rates);
    if (!price.tiers.empty())
        row["tiers"] = tiersToJson(price.tiers);
    if (Json fees = feesToJson(price); !fees.empty())
        row["nano_per_call"] = std::move(fees);
    if (price.contextTokens > 0)
        row["context"] = price.contextTokens;
    if (price.maxOutputTokens > 0)
        row["max_output"] = price.maxOutputTokens;
    if (!price.source.empty())
        row["source"] = price.source;
    if (!price.date.empty())
        row["date"] = price.date;
    return row.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace llm0
