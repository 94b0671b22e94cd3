#include "support/seedworld.h"

#include "base/ids.h"
#include "base/secret.h"
#include "budget/pricebook.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace llm0 {

namespace {

constexpr std::array shopCustomers = {"acme",
                                      "globex",
                                      "initech",
                                      "umbrella",
                                      "hooli",
                                      "stark-industries",
                                      "wayne-corp",
                                      "soylent",
                                      "tyrell",
                                      "cyberdyne",
                                      "wonka-gmbh",
                                      "duff-brewing",
                                      "oscorp",
                                      "massive-dynamic",
                                      "pied-piper",
                                      "vandelay",
                                      "dunder-mifflin",
                                      "gringotts",
                                      "bluth",
                                      "sirius-cyber",
                                      "monsters-inc",
                                      "weyland-yutani",
                                      "aperture",
                                      "black-mesa",
                                      "mueller-soehne-maschinenbau-gmbh-und-co-kg",
                                      "北京智谱科技",
                                      "café-crème",
                                      "user:8841",
                                      "ann@example.com",
                                      "bob@example.org"};

constexpr std::int64_t dayMs = 86'400'000;

ApiKey keyOf(const std::string &name, const std::string &secret, UnixMs at)
{
    ApiKey key;
    key.uuid = newUuid();
    key.name = name;
    key.hash = sha256(secret);
    key.shown = secret.substr(0, 14) + "…";
    key.createdAt = at;
    return key;
}

SeedModel model(const char *provider, const char *name, std::int64_t prompt, std::int64_t output,
                double share, const char *downgradesTo = "")
{
    return {PriceBook::builtIn().find(provider, name), provider, name, downgradesTo, prompt, output, share};
}

std::vector<double> runningSums(const auto &items)
{
    std::vector<double> out;
    double sum = 0;
    for (const auto &item : items)
        out.push_back(sum += item.share);
    return out;
}

SeedProject project(const char *name, const char *about, double share, std::vector<const char *> keys,
                    std::vector<SeedModel> models, UnixMs at)
{
    SeedProject out;
    out.project.uuid = newUuid();
    out.project.userId = newUuid();
    out.project.name = name;
    out.project.createdAt = at;
    out.about = about;
    out.share = share;
    for (const char *key : keys) {
        const std::string secret = "llm0_live_" + toHex(sha256(std::string(name) + '/' + key));
        out.secrets.push_back(secret);
        out.keys.push_back(keyOf(key, secret, at));
    }
    out.models = std::move(models);
    out.modelShares = runningSums(out.models);
    return out;
}

std::string customerName(int index)
{
    if (index < static_cast<int>(shopCustomers.size()))
        return shopCustomers[static_cast<std::size_t>(index)];
    std::string number = std::to_string(index);
    return "cust_" + std::string(5 - std::min<std::size_t>(5, number.size()), '0') + number;
}

Money share(Money of, double part)
{
    return Money::fromNano(static_cast<std::int64_t>(static_cast<double>(of.nano()) * part));
}

/// Every twelfth is large enough for `team`, every fourth for `pro`.
const char *tierOf(int index, int customers)
{
    if (index < std::max(2, customers / 12))
        return "team";
    return index < std::max(5, customers / 4) ? "pro" : "free";
}

/// The n-th customer's weight, as names and cities fall off.
double weightOf(int index)
{
    return 1.0 / std::pow(index + 2.0, 0.9);
}

void addCustomers(SeedProject &to, int count, Money usualDay, CustomerId &lastId)
{
    double total = 0;
    for (int i = 0; i < count; ++i)
        to.customerShares.push_back(total += weightOf(i));
    for (int i = 0; i < count; ++i) {
        SeedCustomer one;
        one.customer.id = ++lastId;
        one.customer.project = to.project.id;
        one.customer.name = customerName(i);
        one.tier = tierOf(i, count);
        one.customer.tier = one.tier == "free" ? "" : one.tier; // the owner gave the paid tiers
        one.dayCap = roundCap(share(usualDay, 2.2
                                                  * weightOf(one.tier == "team"  ? 0
                                                             : one.tier == "pro" ? std::max(2, count / 12)
                                                                                 : std::max(5, count / 4))
                                                  / total));
        if (i == 0) { // the largest is held near what it usually spends
            LimitSet limits;
            limits.caps.perDay = roundCap(share(usualDay, 1.1 * weightOf(0) / total));
            one.dayCap = limits.caps.perDay;
            one.customer.override_ = limits;
        }
        to.customers.push_back(std::move(one));
    }
}

} // namespace

std::int64_t SeedRandom::pick(std::int64_t below)
{
    return static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(below));
}

double SeedRandom::unit()
{
    return static_cast<double>(m_engine() >> 11) * 0x1.0p-53;
}

std::int64_t SeedRandom::around(std::int64_t middle)
{
    return std::max<std::int64_t>(
        1, static_cast<std::int64_t>(static_cast<double>(middle) * std::exp((unit() + unit() - 1) * 1.4)));
}

std::size_t SeedRandom::weighted(const std::vector<double> &upTo)
{
    const double at = unit() * upTo.back();
    const auto found = std::upper_bound(upTo.begin(), upTo.end(), at);
    return std::min(static_cast<std::size_t>(found - upTo.begin()), upTo.size() - 1);
}

Money roundCap(Money atLeast)
{
    constexpr std::int64_t smallest = 50'000'000;
    for (std::int64_t step = 10'000'000;; step *= 10) {
        for (const std::int64_t tenths : {10, 20, 25, 50}) {
            const std::int64_t value = step / 10 * tenths;
            if (value >= smallest && value >= atLeast.nano())
                return Money::fromNano(value);
        }
    }
}

std::vector<SeedProject> seedWorld(int customers, Money usualDay, SeedRandom &, UnixMs now)
{
    const UnixMs at = now - 95 * dayMs;
    std::vector<SeedProject> world;
    world.push_back(project("shop-assistant", "chat", 0.55, {"web-1", "mobile"},
                            {model("openai", "gpt-4o", 5200, 780, 0.35, "gpt-4o-mini"),
                             model("openai", "gpt-4o-mini", 3900, 600, 0.40),
                             model("anthropic", "claude-haiku-4-5", 4800, 560, 0.25)},
                            at));
    world.push_back(project(
        "docs-search", "search", 0.2, {"indexer"},
        {model("google", "gemini-2.5-flash", 9400, 420, 0.7), model("openai", "gpt-4o-mini", 7200, 320, 0.3)},
        at));
    world.push_back(project("support-bot", "triage", 0.2, {"zendesk", "email"},
                            {model("anthropic", "claude-sonnet-4-5", 8100, 840, 0.3, "claude-haiku-4-5"),
                             model("anthropic", "claude-haiku-4-5", 6000, 620, 0.5),
                             model("ollama", "llama3.3", 3200, 600, 0.2)},
                            at));
    world.push_back(project(
        "nightly-batch", "enrich", 0.05, {"cron"},
        {model("ollama", "qwen3:8b", 9000, 900, 0.6), model("openai", "gpt-5-mini", 7800, 1100, 0.4)}, at));
    CustomerId lastId = 0;
    for (std::size_t i = 0; i < world.size(); ++i) {
        SeedProject &one = world[i];
        one.project.id = static_cast<ProjectId>(i + 1);
        const Money itsDay = share(usualDay, one.share);
        one.project.caps.perDay = roundCap(share(itsDay, 2.5));
        one.project.caps.perMonth = roundCap(share(itsDay, 45));
        const int count = i == 0             ? std::max(1, customers * 6 / 10)
                          : i == 1 || i == 2 ? std::max(1, customers / 5)
                                             : 0;
        if (count > 0)
            addCustomers(one, count, itsDay, lastId);
        SeedCustomer unnamed; // calls that name no customer
        unnamed.customer.id = ++lastId;
        unnamed.customer.project = one.project.id;
        one.customers.push_back(unnamed);
        one.customerShares.push_back((one.customerShares.empty() ? 0.0 : one.customerShares.back())
                                     + (count > 0 ? 0.15 : 1.0));
    }
    world[1].keys[0].caps.perDay = roundCap(share(usualDay, world[1].share * 2));
    return world;
}

std::vector<std::string> hostileNames(int count)
{
    const std::vector<std::string> kinds = {
        "<b>bold</b>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"http://evil.example\">click</a>",
        "=HYPERLINK(\"http://evil.example\",\"ok\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1:A9)",
        "\u202Egnp.exe",
        "\u2066abc\u2069\u200F\u200E",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "&amp;&lt;script&gt;",
        "'; DROP TABLE customers; --",
        "../../etc/passwd",
        "%s%n%1$s %1 %2 %L1",
        "a/b/c?d=e#f",
        "\u200B\u200B\u200B",
        "💸💸💸",
        std::string(200, 'W'),
        "{{template}}",
        "\"quoted\", and, commas",
    };
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) {
        const auto size = static_cast<int>(kinds.size());
        const std::string &kind = kinds[static_cast<std::size_t>(i % size)];
        out.push_back(i < size ? kind : kind + " " + std::to_string(i));
    }
    return out;
}

} // namespace llm0
