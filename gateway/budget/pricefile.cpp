#include "budget/pricefile.h"

#include "budget/pricenames.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;
using Kind = PriceMatch::Kind;
using namespace pricenames;

constexpr int deepestMatch = 8;
constexpr std::int64_t dearestRate = 1'000'000'000'000; // 1 USD per token: above it, a unit was mistaken

/// The first complaint ends the reading; it never leaves this file.
struct Refusal {
    Error error;
};

[[noreturn]] void refuse(const std::string &where, const std::string &what)
{
    throw Refusal{{ErrorCode::InvalidRequest, where + " " + what, where}};
}

std::string stringFrom(const Json &value, const std::string &where)
{
    if (!value.is_string() || value.get_ref<const std::string &>().empty())
        refuse(where, "must be a text that is not empty");
    return value.get<std::string>();
}

std::int64_t countFrom(const Json &value, const std::string &where, std::int64_t highest)
{
    const bool fits =
        value.is_number_unsigned() && value.get<std::uint64_t>() <= static_cast<std::uint64_t>(highest);
    if (!fits)
        refuse(where, "must be a whole number from 0 to " + std::to_string(highest));
    return value.get<std::int64_t>();
}

RateCard cardFrom(const Json &object, const std::string &where)
{
    if (!object.is_object() || object.empty())
        refuse(where, "must be an object with at least one rate");
    RateCard card;
    for (const auto &[key, value] : object.items()) {
        const auto *found = std::find_if(rateNames.begin(), rateNames.end(),
                                         [&name = key](const RateName &r) { return name == r.name; });
        if (found == rateNames.end())
            refuse(where + "." + key, "is not a known rate");
        card.*(found->rate) = countFrom(value, where + "." + key, dearestRate);
    }
    return card;
}

PriceMatch matchFrom(const Json &object, const std::string &where, int depth)
{
    if (!object.is_object() || object.size() != 1 || depth > deepestMatch)
        refuse(where, "must be an object with exactly one rule, nested at most "
                          + std::to_string(deepestMatch) + " deep");
    const std::string &key = object.begin().key();
    const Json &value = object.begin().value();
    const auto *found =
        std::find_if(kindNames.begin(), kindNames.end(), [&](const KindName &k) { return key == k.name; });
    if (found == kindNames.end())
        refuse(where + "." + key, "is not a known rule");
    PriceMatch match{found->kind, {}, {}};
    if (match.kind == Kind::Not) {
        match.parts.push_back(matchFrom(value, where + ".not", depth + 1));
    } else if (match.kind == Kind::And || match.kind == Kind::Or) {
        if (!value.is_array() || value.empty())
            refuse(where + "." + key, "must be a list of rules");
        for (const Json &part : value)
            match.parts.push_back(matchFrom(part, where + "." + key, depth + 1));
    } else {
        match.text = lowerCaseName(stringFrom(value, where + "." + key));
    }
    return match;
}

std::vector<LongContextTier> tiersFrom(const Json &list, const std::string &where)
{
    if (!list.is_array())
        refuse(where, "must be a list");
    std::vector<LongContextTier> tiers;
    for (const Json &item : list) {
        if (!item.is_object() || item.size() != 2 || !item.contains("above_prompt_tokens")
            || !item.contains("pico_per_token"))
            refuse(where, "must hold above_prompt_tokens and pico_per_token, nothing else");
        LongContextTier tier{
            countFrom(item["above_prompt_tokens"], where + ".above_prompt_tokens", dearestRate),
            cardFrom(item["pico_per_token"], where + ".pico_per_token")};
        if (!tiers.empty() && tier.abovePromptTokens <= tiers.back().abovePromptTokens)
            refuse(where, "must ascend by above_prompt_tokens");
        tiers.push_back(std::move(tier));
    }
    return tiers;
}

void readFees(ModelPrice &price, const Json &object, const std::string &where)
{
    if (!object.is_object())
        refuse(where, "must be an object");
    for (const auto &[key, value] : object.items()) {
        const Money fee = Money::fromNano(countFrom(value, where + "." + key, dearestRate));
        if (key == "request")
            price.perRequestFee = fee;
        else if (key == "web_search")
            price.perWebSearchFee = fee;
        else
            refuse(where + "." + key, "is not a known fee");
    }
}

std::vector<std::string> aliasesFrom(const Json &list, const std::string &where)
{
    if (!list.is_array())
        refuse(where, "must be a list of names");
    std::vector<std::string> names;
    for (const Json &name : list)
        names.push_back(lowerCaseName(stringFrom(name, where)));
    return names;
}

void readField(ModelPrice &price, const std::string &key, const Json &value, const std::string &row)
{
    const std::string where = row + key;
    if (key == "provider")
        price.provider = stringFrom(value, where);
    else if (key == "model")
        price.model = lowerCaseName(stringFrom(value, where));
    else if (key == "aliases")
        price.aliases = aliasesFrom(value, where);
    else if (key == "match")
        price.match = matchFrom(value, where, 1);
    else if (key == "pico_per_token")
        price.rates = cardFrom(value, where);
    else if (key == "tiers")
        price.tiers = tiersFrom(value, where);
    else if (key == "nano_per_call")
        readFees(price, value, where);
    else if (key == "context")
        price.contextTokens = countFrom(value, where, dearestRate);
    else if (key == "max_output")
        price.maxOutputTokens = countFrom(value, where, dearestRate);
    else if (key == "source")
        price.source = stringFrom(value, where);
    else if (key == "date")
        price.date = stringFrom(value, where);
    else
        refuse(where, "is not a known field");
}

ModelPrice rowFrom(const Json &object, const std::string &name)
{
    if (!object.is_object())
        refuse(name, "must be an object");
    std::string row = name;
    if (object.contains("provider") && object.contains("model"))
        row = object["provider"].dump() + " " + object["model"].dump();
    ModelPrice price;
    for (const auto &[key, value] : object.items())
        readField(price, key, value, row + ": ");
    for (const char *needed : {"provider", "model", "pico_per_token"}) {
        if (!object.contains(needed))
            refuse(row + ": " + needed, "is missing");
    }
    return price;
}

/// nlohmann keeps the last of two equal keys in silence; a price must not have two.
Json parsed(std::string_view text)
{
    std::vector<std::set<std::string>> open;
    const auto watch = [&open](int, Json::parse_event_t event, Json &value) {
        if (event == Json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            open.pop_back();
        else if (event == Json::parse_event_t::key && !open.back().insert(value.get<std::string>()).second)
            refuse(value.get<std::string>(), "stands twice in one object");
        return true;
    };
    try {
        return Json::parse(text.begin(), text.end(), watch);
    } catch (const nlohmann::json::exception &problem) {
        refuse("prices", std::string("are not readable JSON: ") + problem.what());
    }
}

PriceFile fileFrom(const Json &object)
{
    if (!object.is_object() || !object.contains("models") || !object["models"].is_array())
        refuse("models", "must be a list in the price file's outermost object");
    PriceFile file;
    for (const auto &[key, value] : object.items()) {
        if (key == "date")
            file.date = stringFrom(value, key);
        else if (key == "format" && value != 1)
            refuse(key, "must be 1: this program reads no other");
        else if (key != "models" && key != "sources" && key != "format")
            refuse(key, "is not a known field");
    }
    if (!object.contains("format") || file.date.empty())
        refuse("format", "and date must stand in the price file");
    for (const Json &item : object["models"])
        file.rows.push_back(rowFrom(item, "models[" + std::to_string(file.rows.size()) + "]"));
    return file;
}

} // namespace

Result<PriceFile> priceFileFromJson(std::string_view json)
{
    try {
        return fileFrom(parsed(json));
    } catch (Refusal &refusal) {
        return std::move(refusal.error);
    }
}

Result<ModelPrice> modelPriceFromJson(std::string_view json)
{
    try {
        return rowFrom(parsed(json), "price");
    } catch (Refusal &refusal) {
        return std::move(refusal.error);
    }
}

std::string lowerCaseName(std::string_view name)
{
    std::string lower(name);
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

} // namespace llm0
