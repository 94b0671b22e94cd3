#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What one seed does: a world of caps, calls, orders and kills. Pure; the same for the same seed.
namespace llm0::torture {

using Json = nlohmann::ordered_json;

/// In nano-USD; absent: no cap.
struct CapPlan {
    std::optional<std::int64_t> perRequest;
    std::optional<std::int64_t> perDay;
    std::optional<std::int64_t> perMonth;
};

struct LimitPlan {
    CapPlan caps;
    std::string behavior = "block";
    std::optional<int> perMinute;
};

struct KeyPlan {
    std::size_t project = 0;
    CapPlan caps;
    std::optional<int> ratePerMinute;
    bool cached = false; ///< its calls may be answered from the cache, and wait for one another
};

struct CustomerPlan {
    std::size_t project = 0;
    std::string name;
    std::string tier; ///< sent in the header of each of its calls; "": none
    std::optional<LimitPlan> override_;
};

struct ProjectPlan {
    CapPlan caps;
    std::optional<LimitPlan> defaults;
    std::optional<LimitPlan> gold; ///< the tier of that name
};

struct World {
    CapPlan account;
    std::vector<ProjectPlan> projects; ///< the first is "default"
    std::vector<KeyPlan> keys;
    std::vector<CustomerPlan> customers; ///< of each project, the one without a name among them
    int retries = 1;
    bool replayUncertain = false;
    bool chains = false; ///< the owner's own instead of the built-in ones
    int leastUsefulOutput = 16;
    int workers = 2;
    bool synchronousFull = false;
    int atOnce = 1000; ///< calls under way on one worker
};

enum class Dialect {
    Chat,
    Completions,
    Responses,
    Embeddings,
    Messages,
    Gemini,
    GeminiArray,
    OllamaChat,
    OllamaGenerate
};
std::string dialectName(Dialect dialect);

struct CallPlan {
    int number = 0;
    int prompt = 0; ///< the number of the first call with this prompt
    int atMs = 0;   ///< after the begin of its life
    Dialect dialect = Dialect::Chat;
    std::string model;
    bool streamed = false;
    std::optional<int> limit; ///< of output
    int choices = 1;
    int words = 5; ///< of the prompt
    std::size_t key = 0;
    std::size_t customer = 0;
    /// What providers do to the first, second, … request of this call, whoever gets it; the last one stays.
    std::vector<std::string> tries;
    std::optional<int> leavesAfterMs;
    std::optional<int> leavesAfterBytes;
    int readsAfterMs = 0; ///< a slow client: does not read the answer's body before
};

/// What a cap stands on.
struct Scope {
    enum class Kind { Account, Project, Key, Customer };
    Kind kind = Kind::Account;
    std::size_t index = 0; ///< of the project, key or customer in the world
    auto operator<=>(const Scope &) const = default;
};

/// A one-time addition to a cap.
struct RaisePlan {
    Scope scope;
    bool ofMonth = false;
    std::int64_t nano = 0;
};

/// All rates of a model, as a share of the published ones.
struct PricePlan {
    std::string model; ///< "provider/model"
    int percent = 100;
};

struct OrderPlan {
    /// Lock: somebody else holds the database's write lock.
    enum class Kind {
        AccountCaps,
        ProjectCaps,
        KeyCaps,
        CustomerLimits,
        Raise,
        Revoke,
        Block,
        Pause,
        Price,
        Lock
    };
    Kind kind = Kind::AccountCaps;
    int atMs = 0;
    std::optional<int> untilMs; ///< from Revoke on: when it is taken back
    std::size_t target = 0;     ///< index of the project, key or customer
    LimitPlan limits;           ///< of the first four
    RaisePlan raise;
    PricePlan price;
};
std::string orderName(OrderPlan::Kind kind);

/// One life of the process.
struct LifePlan {
    enum class End { Quiet, Killed, Stopped };
    std::vector<CallPlan> calls;
    std::vector<OrderPlan> orders;
    End end = End::Quiet;
    int endsAtMs = 0; ///< of Killed and Stopped
};

struct Schedule {
    std::uint64_t seed = 0;
    World world;
    std::vector<LifePlan> lives;
};

Schedule scheduleFor(std::uint64_t seed);
/// For a person who looks at a seed that failed.
std::string describe(const Schedule &schedule);

} // namespace llm0::torture
