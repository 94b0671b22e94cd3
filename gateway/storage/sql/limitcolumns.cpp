#include "storage/sql/limitcolumns.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::json;

std::string dump(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json &json, const char *name, const std::optional<Money> &value)
{
    if (value)
        json[name] = value->nano();
}

void put(Json &json, const char *name, const std::optional<std::int64_t> &value)
{
    if (value)
        json[name] = *value;
}

std::optional<std::int64_t> number(const Json &json, const char *name)
{
    if (!json.is_object())
        throw std::invalid_argument("not an object");
    const auto found = json.find(name);
    if (found == json.end())
        return {};
    if (!found->is_number_integer())
        throw std::invalid_argument(std::string(name) + " is not an integer");
    return found->get<std::int64_t>();
}

std::optional<Money> money(const Json &json, const char *name)
{
    const auto nano = number(json, name);
    return nano ? std::optional(Money::fromNano(*nano)) : std::nullopt;
}

Json capsToJson(const Caps &caps)
{
    Json json = Json::object();
    put(json, "per_request", caps.perRequest);
    put(json, "per_day", caps.perDay);
    put(json, "per_month", caps.perMonth);
    return json;
}

Caps capsFromJson(const Json &json)
{
    return {money(json, "per_request"), money(json, "per_day"), money(json, "per_month")};
}

LimitSet limitsFromJson(const Json &json)
{
    LimitSet limits;
    limits.caps = capsFromJson(json.at("caps"));
    const Json &counts = json.at("counts");
    limits.counts = {number(counts, "per_minute"), number(counts, "per_hour"), number(counts, "per_day")};
    limits.modelsPerDay = json.at("models_per_day").get<std::map<std::string, std::int64_t>>();
    limits.labelsPerDay = json.at("labels_per_day").get<std::map<std::string, std::int64_t>>();
    const auto behavior = behaviorFromName(json.at("on_limit").get<std::string>());
    if (!behavior)
        throw std::invalid_argument("on_limit is unknown");
    limits.onLimit = *behavior;
    limits.downgradeModel = json.at("downgrade_model").get<std::string>();
    return limits;
}

template <typename Value, typename Read>
Result<Value> readText(std::string_view text, Read read)
{
    try {
        return read(Json::parse(text));
    } catch (const std::exception &problem) {
        return Error{
            ErrorCode::LedgerUnavailable, std::string("Stored limits cannot be read: ") + problem.what(), {}};
    }
}

} // namespace

std::string capsToText(const Caps &caps)
{
    return dump(capsToJson(caps));
}

Result<Caps> capsFromText(std::string_view text)
{
    return readText<Caps>(text, capsFromJson);
}

std::string limitsToText(const LimitSet &limits)
{
    Json counts = Json::object();
    put(counts, "per_minute", limits.counts.perMinute);
    put(counts, "per_hour", limits.counts.perHour);
    put(counts, "per_day", limits.counts.perDay);
    return dump({{"caps", capsToJson(limits.caps)},
                 {"counts", counts},
                 {"models_per_day", Json(limits.modelsPerDay)},
                 {"labels_per_day", Json(limits.labelsPerDay)},
                 {"on_limit", std::string(behaviorName(limits.onLimit))},
                 {"downgrade_model", limits.downgradeModel}});
}

Result<LimitSet> limitsFromText(std::string_view text)
{
    return readText<LimitSet>(text, limitsFromJson);
}

} // namespace llm0
