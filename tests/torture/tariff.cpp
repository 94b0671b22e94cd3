#include "torture/tariff.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace llm0::torture {

namespace {

constexpr std::int64_t picoPerNano = 1000;

/// What has no rate of its own costs the dearest of the input side.
std::int64_t inputRate(const Json &rates, const char *name)
{
    if (rates.contains(name))
        return rates[name];
    std::int64_t dearest = 0;
    for (const char *side : {"input", "cache_read", "cache_write_5m", "cache_write_1h"})
        dearest = std::max(dearest, rates.value(side, std::int64_t{0}));
    return dearest;
}

Tariff::Rates ratesOf(const Json &row)
{
    const Json &told = row["pico_per_token"];
    return {inputRate(told, "input"), inputRate(told, "cache_read"), inputRate(told, "cache_write_5m"),
            inputRate(told, "cache_write_1h"), told.value("output", std::int64_t{0})};
}

std::string nameOf(const Json &row)
{
    return row["provider"].get<std::string>() + "/" + row["model"].get<std::string>();
}

Json publishedTable()
{
    std::ifstream file(LLM0_SOURCE_DIR "/resources/prices.json");
    return Json::parse(file);
}

} // namespace

Json editedPrice(const PricePlan &price)
{
    constexpr int whole = 100;
    const Json table = publishedTable();
    for (Json row : table["models"]) {
        if (nameOf(row) != price.model)
            continue;
        for (auto &[bucket, pico] : row["pico_per_token"].items())
            pico = pico.get<std::int64_t>() * price.percent / whole;
        return row;
    }
    throw std::runtime_error("there is no price of " + price.model);
}

Tariff::Tariff()
{
    const Json table = publishedTable();
    for (const Json &row : table["models"])
        m_rates[nameOf(row)] = ratesOf(row);
}

std::int64_t Tariff::costOf(const std::string &provider, const std::string &model, const fake::Bill &bill,
                            const PricePlan *edited) const
{
    if (provider == "ollama")
        return 0;
    const std::string name = provider + "/" + model;
    const auto found = m_rates.find(name);
    if (found == m_rates.end())
        throw std::runtime_error("the judge knows no price of " + name);
    const Rates rates = edited && edited->model == name ? ratesOf(editedPrice(*edited)) : found->second;
    const std::int64_t fresh =
        bill.promptTokens - bill.cachedTokens - bill.cacheWrite5mTokens - bill.cacheWrite1hTokens;
    const std::int64_t pico = fresh * rates.input + bill.cachedTokens * rates.cacheRead
                              + bill.cacheWrite5mTokens * rates.cacheWrite5m
                              + bill.cacheWrite1hTokens * rates.cacheWrite1h
                              + bill.completionTokens * rates.output;
    return (pico + picoPerNano - 1) / picoPerNano;
}

} // namespace llm0::torture
