#pragma once

#include "torture/capbook.h"
#include "torture/providers.h"

#include <chrono>

namespace llm0::torture {

using Instant = std::chrono::steady_clock::time_point;

/// What the client of one call saw.
struct CallSeen {
    const CallPlan *plan = nullptr;
    std::size_t life = 0;
    bool started = false; ///< false: its life ended before
    bool left = false;    ///< the client went
    bool whole = false;   ///< the answer arrived to its end
    Instant at{};
    Instant endedAt{};
    int status = 0; ///< 0: no answer
    Headers headers;
    std::string body;
};

/// A while in which something was switched off for certain: from the Admin API's answer to the next asking.
struct OffWhile {
    OrderPlan::Kind kind = OrderPlan::Kind::Pause;
    std::size_t target = 0;
    Instant from{};
    Instant until{};
};

/// The one change of a price in a life.
struct PriceEdit {
    std::size_t life = 0;
    PricePlan price;
    Instant askedAt{};
    Instant answeredAt{};     ///< {}: not answered with success
    Instant backAskedAt{};    ///< max: not taken back in this life
    Instant backAnsweredAt{}; ///< {}: not answered with success
};

struct RestartSeen {
    bool killed = false;
    int exitCode = 0; ///< of a stop
    int quietMs = 0;  ///< until nothing was held any more, after the restart; -1: never
    std::int64_t openHolds = 0;
    Json verified;
};

/// All that is known about one run, for the judge.
struct Evidence {
    const Schedule *schedule = nullptr;
    std::vector<CallSeen> calls;
    std::vector<OffWhile> off;
    std::vector<PriceEdit> edits;
    std::string publishedVersion; ///< of the prices before any edit
    std::vector<RestartSeen> restarts;
    std::optional<CapBook> caps;
    std::vector<Arrival> arrivals;
    int settledMs = 0;   ///< from the last client's end until nothing was held; -1: never
    int recoveredMs = 0; ///< until the database could be written again
    Json verified;
    std::vector<Json> rows;
    std::vector<std::size_t> rowProject; ///< index in the world, for each row
    std::vector<std::size_t> rowKey;
    std::vector<std::string> figures; ///< differences between what the Admin API tells and the rows
    std::vector<std::string> falseRefusals;
    int orders = 0;
    int probes = 0;
    bool crossedMidnight = false;
};

} // namespace llm0::torture
