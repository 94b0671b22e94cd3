#include "dialects/gemini/geminilogprobs.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

Json entryOf(JsonObject candidate)
{
    return {{"token", textIn(candidate, "token")},
            {"logprob", numberIn(candidate, "logProbability")},
            {"bytes", nullptr}};
}

Json alternatives(JsonObject step)
{
    Json list = Json::array();
    if (const auto candidates = arrayIn(step, "candidates")) {
        for (const JsonValue item : *candidates) {
            JsonObject candidate;
            if (!item.get(candidate))
                list.push_back(entryOf(candidate));
        }
    }
    return list;
}

/// Providers' entries pass as they came: nothing about their types is sure.
Json candidateOf(const Json &entry)
{
    const auto token = entry.find("token");
    const auto logprob = entry.find("logprob");
    const bool told = token != entry.end() && token->is_string();
    const bool rated = logprob != entry.end() && logprob->is_number();
    return {{"token", told ? *token : Json("")}, {"logProbability", rated ? *logprob : Json(0.0)}};
}

} // namespace

JsonText logprobsOf(JsonObject candidate)
{
    const auto result = objectIn(candidate, "logprobsResult");
    const auto chosen = result ? arrayIn(*result, "chosenCandidates") : std::nullopt;
    if (!chosen)
        return {};
    const auto top = arrayIn(*result, "topCandidates");
    JsonText entries;
    std::size_t index = 0;
    for (const JsonValue item : *chosen) {
        JsonObject fields;
        if (item.get(fields))
            continue;
        Json entry = entryOf(fields);
        entry["top_logprobs"] = Json::array();
        JsonObject step;
        if (top && !top->at(index).get(step))
            entry["top_logprobs"] = alternatives(step);
        ++index;
        entries += (entries.empty() ? "" : ",") + entry.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return entries;
}

Json logprobsResult(const JsonText &logprobs)
{
    Json result = {{"topCandidates", Json::array()}, {"chosenCandidates", Json::array()}};
    const Json entries = Json::parse(logprobs, nullptr, false);
    if (!entries.is_array())
        return result;
    for (const Json &entry : entries) {
        if (!entry.is_object())
            continue;
        result["chosenCandidates"].push_back(candidateOf(entry));
        Json candidates = Json::array();
        for (const Json &other : entry.value("top_logprobs", Json::array())) {
            if (other.is_object())
                candidates.push_back(candidateOf(other));
        }
        result["topCandidates"].push_back({{"candidates", std::move(candidates)}});
    }
    return result;
}

} // namespace llm0
