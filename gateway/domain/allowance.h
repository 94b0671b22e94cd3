#pragma once

#include "base/clock.h"
#include "base/money.h"

#include <cstdint>
#include <string>

namespace llm0 {

/// A one-time addition to the cap of a scope in one window; it is gone when the window is.
struct Allowance {
    std::string scope;        ///< "account", "project", "key", "customer"
    std::int64_t scopeId = 0; ///< 0 for the account
    std::string window;       ///< "day" or "month"
    UnixMs windowStart = 0;
    Money amount; ///< may be lowered to take one back
};

} // namespace llm0
