#include "storage/sql/pricecolumns.h"

#include <nlohmann/json.hpp>

#include <array>

namespace llm0 {

namespace {

using Json = nlohmann::json;
using Rate = std::optional<PicoPerToken> RateCard::*;

constexpr std::array<std::pair<const char *, Rate>, 10> rateFields = {{
    {"input", &RateCard::input},
    {"cache_read", &RateCard::cacheRead},
    {"cache_write_5m", &RateCard::cacheWrite5m},
    {"cache_write_1h", &RateCard::cacheWrite1h},
    {"output", &RateCard::output},
    {"input_audio", &RateCard::inputAudio},
    {"cache_read_audio", &RateCard::cacheReadAudio},
    {"output_audio", &RateCard::outputAudio},
    {"input_image", &RateCard::inputImage},
    {"output_image", &RateCard::outputImage},
}};

Json ratesToJson(const RateCard &rates)
{
    Json json = Json::object();
    for (const auto &[name, field] : rateFields) {
        if (rates.*field)
            json[name] = *(rates.*field);
    }
    return json;
}

RateCard ratesFromJson(const Json &json)
{
    RateCard rates;
    for (const auto &[name, field] : rateFields) {
        if (const auto found = json.find(name); found != json.end())
            rates.*field = found->get<PicoPerToken>();
    }
    return rates;
}

Json tiersToJson(const std::vector<LongContextTier> &tiers)
{
    Json json = Json::array();
    for (const auto &tier : tiers)
        json.push_back({{"above", tier.abovePromptTokens}, {"rates", ratesToJson(tier.rates)}});
    return json;
}

ModelPrice priceFromJson(const Json &json)
{
    ModelPrice price;
    price.provider = json.at("provider").get<std::string>();
    price.model = json.at("model").get<std::string>();
    price.rates = ratesFromJson(json.at("rates"));
    for (const auto &tier : json.at("tiers"))
        price.tiers.push_back({tier.at("above").get<std::int64_t>(), ratesFromJson(tier.at("rates"))});
    price.perRequestFee = Money::fromNano(json.at("per_request_fee").get<std::int64_t>());
    price.perWebSearchFee = Money::fromNano(json.at("per_web_search_fee").get<std::int64_t>());
    price.contextTokens = json.at("context_tokens").get<std::int64_t>();
    price.maxOutputTokens = json.at("max_output_tokens").get<std::int64_t>();
    price.source = json.at("source").get<std::string>();
    price.date = json.at("date").get<std::string>();
    return price;
}

} // namespace

std::string priceToText(const ModelPrice &price)
{
    const Json json = {{"provider", price.provider},
                       {"model", price.model},
                       {"rates", ratesToJson(price.rates)},
                       {"tiers", tiersToJson(price.tiers)},
                       {"per_request_fee", price.perRequestFee.nano()},
                       {"per_web_search_fee", price.perWebSearchFee.nano()},
                       {"context_tokens", price.contextTokens},
                       {"max_output_tokens", price.maxOutputTokens},
                       {"source", price.source},
                       {"date", price.date}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ModelPrice> priceFromText(std::string_view text)
{
    try {
        return priceFromJson(Json::parse(text));
    } catch (const std::exception &problem) {
        return Error{ErrorCode::LedgerUnavailable,
                     std::string("A stored price cannot be read: ") + problem.what(),
                     {}};
    }
}

} // namespace llm0
