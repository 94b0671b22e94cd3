#include "admin/fields.h"

#include "base/plaintext.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t longestCustomerId = 256;
constexpr std::size_t longestSlug = 64;

} // namespace

void readCaps(JsonBody &body, Caps &caps)
{
    body.read("daily_cap_usd", caps.perDay);
    body.read("monthly_cap_usd", caps.perMonth);
    body.read("per_request_max_usd", caps.perRequest);
}

void writeCaps(JsonWriter &json, const Caps &caps)
{
    json.usdField("daily_cap_usd", caps.perDay)
        .usdField("monthly_cap_usd", caps.perMonth)
        .usdField("per_request_max_usd", caps.perRequest);
}

void readLimits(JsonBody &body, const std::string &prefix, LimitSet &limits)
{
    body.read(prefix + "daily_spend_limit_usd", limits.caps.perDay);
    body.read(prefix + "monthly_spend_limit_usd", limits.caps.perMonth);
    body.read(prefix + "per_request_max_usd", limits.caps.perRequest);
    body.read(prefix + "requests_per_minute", limits.counts.perMinute, 0);
    body.read(prefix + "requests_per_hour", limits.counts.perHour, 0);
    body.read(prefix + "requests_per_day", limits.counts.perDay, 0);
    body.read(prefix + "model_limits", limits.modelsPerDay);
    body.read(prefix + "label_limits", limits.labelsPerDay);
    std::string behavior(behaviorName(limits.onLimit));
    body.read(prefix + "on_limit_behavior", behavior);
    if (const auto known = behaviorFromName(behavior))
        limits.onLimit = *known;
    else
        body.fail(prefix + "on_limit_behavior", "must be block, downgrade or warn");
    if (body.isNull(prefix + "downgrade_model")) {
        body.take(prefix + "downgrade_model");
        limits.downgradeModel.clear();
    } else {
        body.read(prefix + "downgrade_model", limits.downgradeModel);
    }
    if (limits.onLimit == LimitBehavior::Downgrade && limits.downgradeModel.empty())
        body.fail(prefix + "downgrade_model", "must name the cheaper model when the behavior is downgrade");
    for (const auto &[label, count] : limits.labelsPerDay) {
        if (label.find(':') == std::string::npos)
            body.fail(prefix + "label_limits", "must be named label:value, not '" + label + "'");
    }
}

void writeLimits(JsonWriter &json, const std::string &prefix, const LimitSet &limits)
{
    json.usdField(prefix + "daily_spend_limit_usd", limits.caps.perDay)
        .usdField(prefix + "monthly_spend_limit_usd", limits.caps.perMonth)
        .usdField(prefix + "per_request_max_usd", limits.caps.perRequest)
        .field(prefix + "requests_per_minute", limits.counts.perMinute)
        .field(prefix + "requests_per_hour", limits.counts.perHour)
        .field(prefix + "requests_per_day", limits.counts.perDay)
        .field(prefix + "model_limits", limits.modelsPerDay)
        .field(prefix + "label_limits", limits.labelsPerDay)
        .field(prefix + "on_limit_behavior", behaviorName(limits.onLimit))
        .field(prefix + "downgrade_model", limits.downgradeModel.empty()
                                               ? std::optional<std::string>()
                                               : std::optional(limits.downgradeModel));
}

bool isPlainText(std::string_view text, std::size_t longest)
{
    return !text.empty() && text.size() <= longest && !hasControlCharacter(text) && isUtf8(text);
}

void readName(JsonBody &body, const std::string &field, std::string &target)
{
    body.read(field, target);
    if (!isPlainText(target, longestName))
        body.fail(field, "must be a text of 1 to 200 bytes without control characters");
}

bool isCustomerId(std::string_view text)
{
    return isPlainText(text, longestCustomerId);
}

bool isSlug(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= longestSlug && std::all_of(text.begin(), text.end(), fits);
}

} // namespace llm0
