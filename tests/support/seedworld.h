#pragma once

#include "domain/account.h"
#include "domain/modelprice.h"

#include <random>
#include <string>
#include <vector>

namespace llm0 {

/// Random numbers that are the same on every machine for one seed.
class SeedRandom
{
public:
    explicit SeedRandom(std::uint64_t seed) : m_engine(seed) {}
    /// 0 ≤ n < below.
    std::int64_t pick(std::int64_t below);
    /// 0 ≤ x < 1.
    double unit();
    bool chance(int permille) { return pick(1000) < permille; }
    /// Around `middle`, a quarter to four times of it, long to the right as token counts are.
    std::int64_t around(std::int64_t middle);
    /// The index whose share of the running sums `upTo` the number falls into.
    std::size_t weighted(const std::vector<double> &upTo);

private:
    std::mt19937_64 m_engine;
};

struct SeedModel {
    const ModelPrice *price = nullptr; ///< nullptr: a local model, free
    std::string provider, model, downgradesTo;
    std::int64_t promptTokens = 0, outputTokens = 0; ///< of a usual call
    double share = 1;
};

struct SeedCustomer {
    Customer customer;
    std::string tier; ///< by which its calls are limited
    bool seen = false;
    std::optional<Money> dayCap;
    std::int64_t day = -1;
    Money spentToday;
};

struct SeedProject {
    Project project;
    std::string about; ///< value of the label `feature`
    std::vector<ApiKey> keys;
    std::vector<std::string> secrets; ///< of the keys, in their order
    std::vector<SeedModel> models;
    std::vector<double> modelShares; ///< running sums
    std::vector<SeedCustomer> customers;
    std::vector<double> customerShares; ///< running sums
    double share = 1;
};

/// Who calls: four projects, their keys, models and `customers` customers, the first of them large.
/// `usualDay` is what the account is expected to spend a day; caps are set by it, so that a few bind.
std::vector<SeedProject> seedWorld(int customers, Money usualDay, SeedRandom &random, UnixMs now);

/// The nearest of 1, 2, 2.5, 5 × 10ⁿ at or above, at least $0.05.
Money roundCap(Money atLeast);

/// Names as an attacker would choose them: markup, bidi marks, formulas, control-like and huge texts.
/// All are valid customer IDs (no control characters, at most 256 bytes).
std::vector<std::string> hostileNames(int count);

} // namespace llm0
