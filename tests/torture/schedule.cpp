#include "torture/schedule.h"

#include "torture/dice.h"

#include <algorithm>
#include <array>

namespace llm0::torture {

namespace {

constexpr std::int64_t tightestCap = 100'000;
constexpr std::int64_t widestCap = 400'000'000;
const std::string nova = "bedrock/amazon.nova-lite-v1:0";

std::optional<std::int64_t> cap(Dice &dice, int percent, std::int64_t widest = widestCap)
{
    if (!dice.chance(percent))
        return std::nullopt;
    return dice.chance(2) ? 0 : dice.spread(tightestCap, widest);
}

CapPlan caps(Dice &dice, int percent)
{
    CapPlan plan;
    plan.perRequest = cap(dice, percent / 4, widestCap);
    plan.perDay = cap(dice, percent);
    plan.perMonth = cap(dice, percent / 2);
    return plan;
}

LimitPlan limits(Dice &dice)
{
    static const std::vector<std::string> behaviors = {"block", "block", "block", "downgrade", "warn"};
    LimitPlan plan;
    plan.caps = caps(dice, 70);
    plan.behavior = dice.of(behaviors);
    if (dice.chance(8))
        plan.perMinute = dice.between(1, 12);
    return plan;
}

ProjectPlan project(Dice &dice)
{
    ProjectPlan plan;
    plan.caps = caps(dice, 35);
    if (dice.chance(50))
        plan.defaults = limits(dice);
    if (dice.chance(50))
        plan.gold = limits(dice);
    return plan;
}

void addCustomers(Dice &dice, World &world, std::size_t project)
{
    for (const char *name : {"", "alice", "bob", "carol"}) {
        CustomerPlan plan;
        plan.project = project;
        plan.name = name;
        if (!plan.name.empty() && dice.chance(40))
            plan.tier = "gold";
        if (!plan.name.empty() && dice.chance(25))
            plan.override_ = limits(dice);
        world.customers.push_back(plan);
    }
}

World world(Dice &dice)
{
    World world;
    world.account = caps(dice, 30);
    const int projects = dice.between(1, 2);
    for (int i = 0; i < projects; ++i) {
        world.projects.push_back(project(dice));
        addCustomers(dice, world, world.projects.size() - 1);
    }
    for (std::size_t i = 0; i < world.projects.size() * 2; ++i) {
        KeyPlan key;
        key.project = i % world.projects.size();
        key.caps = caps(dice, 30);
        if (dice.chance(10))
            key.ratePerMinute = dice.between(3, 20);
        key.cached = dice.chance(30);
        world.keys.push_back(key);
    }
    world.retries = dice.between(0, 2);
    world.replayUncertain = dice.chance(30);
    world.chains = dice.chance(40);
    world.leastUsefulOutput = dice.of(std::vector<int>{1, 4, 16, 64});
    world.workers = dice.between(1, 3);
    world.synchronousFull = dice.chance(20);
    if (dice.chance(15))
        world.atOnce = dice.between(2, 12);
    return world;
}

std::string quiet(Dice &dice, const CallPlan &call)
{
    const int tokens = static_cast<int>(dice.spread(1, 150));
    std::string text = "tokens=" + std::to_string(tokens);
    if (dice.chance(50))
        text += " delay=" + std::to_string(dice.between(1, 120));
    // Faster than a model could be, tokens would be on their way that nobody can know of.
    if (call.streamed)
        text += " chunk-delay=" + std::to_string(dice.between(1, 4));
    if (dice.chance(10))
        text += " reasoning=" + std::to_string(dice.between(1, 30));
    if (call.words > 8 && call.dialect != Dialect::Embeddings && dice.chance(15))
        text += " cached=" + std::to_string(dice.between(1, 6));
    return text;
}

struct Fault {
    const char *name;
    const char *what;
    bool leaves; ///< only together with a client that does not wait for ever
};

constexpr std::array faults = {
    Fault{"429", "status=429", false},
    Fault{"429 for a while", "status=429 retry-after=1", true},
    Fault{"500", "status=500", false},
    Fault{"503", "status=503", false},
    Fault{"400", "status=400", false},
    Fault{"401", "status=401", false},
    Fault{"dropped before", "drop-before", false},
    Fault{"dropped before", "drop-before free", false},
    Fault{"hang", "hang", true},
    Fault{"dropped after", "drop-after=1", false},
    Fault{"dropped after", "drop-after=7", false},
    Fault{"stall", "stall-after=3", true},
    Fault{"error amid", "error-mid", false},
    Fault{"bad JSON", "bad-json", false},
    Fault{"no usage", "no-usage", false},
    Fault{"zero usage", "zero-usage", false},
    Fault{"doubled events", "dup-events", false},
    Fault{"beyond the limit", "tokens=90 ignore-limit", false},
    Fault{"closes behind", "close", false},
    Fault{"early hints", "early-hints", false},
    Fault{"bills the unsent", "bill=whole", true},
    Fault{"bills nothing", "bill=nothing", true},
};

void addTries(Dice &dice, CallPlan &call)
{
    int failing = dice.chance(45) ? dice.between(1, 2) : 0;
    for (; failing > 0; --failing) {
        const Fault &fault = faults[static_cast<std::size_t>(dice.between(0, int(faults.size()) - 1))];
        call.tries.push_back(quiet(dice, call) + " " + fault.what);
        if (std::string_view(fault.what).ends_with("ignore-limit"))
            call.limit = dice.between(1, 12);
        if (fault.leaves && dice.chance(85))
            call.leavesAfterMs = dice.between(20, 350);
    }
    call.tries.push_back(quiet(dice, call));
}

void chooseModel(Dice &dice, CallPlan &call)
{
    static const std::vector<std::string> talkers = {"gpt-4o-mini",
                                                     "gpt-4o-mini",
                                                     "gpt-4.1-nano",
                                                     "claude-haiku-4-5",
                                                     "claude-haiku-4-5",
                                                     "gemini-2.5-flash",
                                                     "llama3.2",
                                                     "groq/llama-3.1-8b-instant",
                                                     nova,
                                                     nova};
    static const std::vector<std::string> embedders = {"text-embedding-3-small", "text-embedding-3-large",
                                                       "gemini-embedding-001"};
    static const std::vector<std::string> completers = {"gpt-3.5-turbo-instruct"};
    call.model = dice.of(call.dialect == Dialect::Embeddings    ? embedders
                         : call.dialect == Dialect::Completions ? completers
                                                                : talkers);
}

CallPlan call(Dice &dice, const World &world, int number)
{
    static const std::vector<Dialect> dialects = {
        Dialect::Chat,      Dialect::Chat,        Dialect::Chat,       Dialect::Completions,
        Dialect::Responses, Dialect::Embeddings,  Dialect::Messages,   Dialect::Messages,
        Dialect::Gemini,    Dialect::GeminiArray, Dialect::OllamaChat, Dialect::OllamaGenerate,
    };
    CallPlan call;
    call.number = call.prompt = number;
    call.dialect = dice.of(dialects);
    chooseModel(dice, call);
    call.streamed = call.dialect != Dialect::Embeddings && dice.chance(55);
    if (call.dialect == Dialect::Messages || dice.chance(70))
        call.limit = static_cast<int>(dice.spread(1, 400));
    if (call.dialect == Dialect::Chat && call.model.starts_with("gpt") && dice.chance(10))
        call.choices = dice.between(2, 3);
    call.words = static_cast<int>(dice.spread(2, 300));
    call.customer = static_cast<std::size_t>(dice.between(0, int(world.customers.size()) - 1));
    do {
        call.key = static_cast<std::size_t>(dice.between(0, int(world.keys.size()) - 1));
    } while (world.keys[call.key].project != world.customers[call.customer].project);
    addTries(dice, call);
    if (dice.chance(12))
        call.leavesAfterMs = dice.between(0, 250);
    if (dice.chance(6))
        call.leavesAfterBytes = dice.between(0, 2000);
    if (dice.chance(6)) {
        call.readsAfterMs = dice.between(50, 300);
        call.tries.back() += " pad=4000";
    }
    return call;
}

RaisePlan raise(Dice &dice, const World &world)
{
    RaisePlan plan;
    plan.scope.kind = static_cast<Scope::Kind>(dice.between(0, 3));
    const std::size_t choices = plan.scope.kind == Scope::Kind::Account   ? 1
                                : plan.scope.kind == Scope::Kind::Project ? world.projects.size()
                                : plan.scope.kind == Scope::Kind::Key     ? world.keys.size()
                                                                          : world.customers.size();
    plan.scope.index = static_cast<std::size_t>(dice.next() % choices);
    plan.ofMonth = dice.chance(40);
    plan.nano = dice.spread(tightestCap, widestCap / 10);
    return plan;
}

PricePlan price(Dice &dice)
{
    static const std::vector<std::string> models = {"openai/gpt-4o-mini",         "openai/gpt-4.1-nano",
                                                    "anthropic/claude-haiku-4-5", "google/gemini-2.5-flash",
                                                    "groq/llama-3.1-8b-instant",  nova};
    return {dice.of(models), static_cast<int>(dice.spread(10, 1000))};
}

OrderPlan order(Dice &dice, const World &world, int lifeMs)
{
    using Kind = OrderPlan::Kind;
    static const std::vector<Kind> kinds = {
        Kind::AccountCaps, Kind::ProjectCaps, Kind::KeyCaps, Kind::CustomerLimits, Kind::Raise, Kind::Raise,
        Kind::Revoke,      Kind::Block,       Kind::Pause,   Kind::Price,          Kind::Price, Kind::Lock};
    OrderPlan order;
    order.kind = dice.of(kinds);
    order.atMs = dice.between(0, lifeMs);
    order.limits = limits(dice);
    const std::size_t targets = order.kind == Kind::ProjectCaps ? world.projects.size()
                                : order.kind == Kind::KeyCaps || order.kind == Kind::Revoke
                                    ? world.keys.size()
                                    : world.customers.size();
    order.target = static_cast<std::size_t>(dice.next() % targets);
    if (order.kind == Kind::Raise)
        order.raise = raise(dice, world);
    if (order.kind == Kind::Price)
        order.price = price(dice);
    if (order.kind >= Kind::Revoke)
        order.untilMs = order.atMs + dice.between(30, order.kind == Kind::Lock ? 900 : 250);
    return order;
}

/// Revoking twice in one life would make the second end of it undo the first.
void addOrder(LifePlan &life, OrderPlan order)
{
    for (const OrderPlan &other : life.orders) {
        if (other.kind == order.kind && order.untilMs)
            return;
    }
    life.orders.push_back(std::move(order));
}

/// The same question of another client, maybe in another dialect.
CallPlan twinOf(Dice &dice, const CallPlan &first, const World &world, int number)
{
    static const std::vector<Dialect> talk = {Dialect::Chat, Dialect::Messages, Dialect::Gemini,
                                              Dialect::OllamaChat};
    const CallPlan own = call(dice, world, number);
    CallPlan twin = first;
    twin.number = number;
    twin.leavesAfterMs = own.leavesAfterMs;
    twin.leavesAfterBytes = own.leavesAfterBytes;
    twin.streamed = first.dialect != Dialect::Embeddings && dice.chance(50);
    if (std::find(talk.begin(), talk.end(), first.dialect) != talk.end() && first.limit)
        twin.dialect = dice.of(talk);
    if (world.customers[own.customer].project == world.customers[first.customer].project)
        twin.customer = own.customer;
    return twin;
}

/// Many that meet the same caps in the same moment.
void addBurst(Dice &dice, LifePlan &life, const World &world, int &number)
{
    const CallPlan first = call(dice, world, 0);
    const int atMs = dice.between(0, 200);
    for (int i = dice.between(5, 25); i > 0; --i) {
        CallPlan one = first;
        one.number = one.prompt = ++number;
        one.atMs = atMs + dice.between(0, 2);
        life.calls.push_back(std::move(one));
    }
}

void addCall(Dice &dice, LifePlan &life, const World &world, int &number)
{
    ++number;
    if (!life.calls.empty() && dice.chance(30)) {
        const CallPlan first = dice.of(life.calls);
        if (world.keys[first.key].cached)
            return life.calls.push_back(twinOf(dice, first, world, number));
    }
    life.calls.push_back(call(dice, world, number));
}

LifePlan life(Dice &dice, const World &world, int &number)
{
    LifePlan plan;
    const int lifeMs = dice.between(200, 700);
    const int count = dice.between(15, 50);
    for (int i = 0; i < count; ++i) {
        addCall(dice, plan, world, number);
        plan.calls.back().atMs = dice.between(0, lifeMs);
    }
    if (dice.chance(40))
        addBurst(dice, plan, world, number);
    for (int i = dice.between(0, 5); i > 0; --i)
        addOrder(plan, order(dice, world, lifeMs));
    plan.endsAtMs = dice.between(30, lifeMs + 150);
    return plan;
}

} // namespace

Schedule scheduleFor(std::uint64_t seed)
{
    Dice dice(seed);
    Schedule schedule;
    schedule.seed = seed;
    schedule.world = world(dice);
    const int lives = dice.between(1, 4);
    int number = 0;
    for (int i = 1; i <= lives; ++i) {
        schedule.lives.push_back(life(dice, schedule.world, number));
        const bool last = i == lives;
        schedule.lives.back().end = last              ? LifePlan::End::Quiet
                                    : dice.chance(75) ? LifePlan::End::Killed
                                                      : LifePlan::End::Stopped;
    }
    return schedule;
}

} // namespace llm0::torture
