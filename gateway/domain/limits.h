#pragma once

#include "base/money.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// Spend caps of one scope. An absent cap does not limit.
struct Caps {
    std::optional<Money> perRequest;
    std::optional<Money> perDay;
    std::optional<Money> perMonth;
    bool any() const { return perRequest || perDay || perMonth; }
    friend bool operator==(const Caps &, const Caps &) = default;
};

/// Request counts, in fixed calendar windows of the budget zone.
struct CountLimits {
    std::optional<std::int64_t> perMinute;
    std::optional<std::int64_t> perHour;
    std::optional<std::int64_t> perDay;
    friend bool operator==(const CountLimits &, const CountLimits &) = default;
};

/// What happens when a customer's cap or count is reached.
enum class LimitBehavior { Block, Downgrade, Warn };

/// Everything that can be limited for a customer: by its own override, its tier or the project's default.
struct LimitSet {
    Caps caps;
    CountLimits counts;
    std::map<std::string, std::int64_t> modelsPerDay; ///< model name → requests a day
    std::map<std::string, std::int64_t> labelsPerDay; ///< "label:value" → requests a day
    LimitBehavior onLimit = LimitBehavior::Block;
    std::string downgradeModel;
    friend bool operator==(const LimitSet &, const LimitSet &) = default;
};

std::string_view behaviorName(LimitBehavior behavior);
std::optional<LimitBehavior> behaviorFromName(std::string_view name);

} // namespace llm0
