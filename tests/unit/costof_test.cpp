#include "budget/pricebook.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <random>

using namespace llm0;

namespace {

using Json = nlohmann::json;

Usage usageFrom(const Json &json)
{
    Usage usage;
    const auto read = [&json](const char *name) { return json.at(name).get<std::int64_t>(); };
    usage.input = read("input");
    usage.cacheRead = read("cacheRead");
    usage.cacheWrite5m = read("cacheWrite5m");
    usage.cacheWrite1h = read("cacheWrite1h");
    usage.output = read("output");
    usage.inputAudio = read("inputAudio");
    usage.cacheReadAudio = read("cacheReadAudio");
    usage.outputAudio = read("outputAudio");
    usage.inputImage = read("inputImage");
    usage.outputImage = read("outputImage");
    usage.webSearches = read("webSearches");
    return usage;
}

/// Where we differ from genai-prices on purpose; empty when we mean to agree.
std::string whyDifferent(const Json &row, const Usage &usage)
{
    const std::string provider = row.at("provider"), model = row.at("model");
    if (row.contains("noSearchFee"))
        return "a search without a fee of its own takes the provider's dearest documented one, not nothing";
    if (model.starts_with("gpt-4o-") && model.find("audio-preview") != std::string::npos)
        return "genai-prices has no audio rate for the audio previews; ours is OpenAI's own";
    if (provider == "bedrock" && usage.cacheWrite1h > 0)
        return "genai-prices prices Bedrock's one-hour writes like five-minute ones; we take twice the input "
               "rate";
    return {};
}

ModelPrice textModel(PicoPerToken input, PicoPerToken output)
{
    ModelPrice price;
    price.rates.input = input;
    price.rates.output = output;
    return price;
}

Usage tokens(std::int64_t input, std::int64_t output)
{
    Usage usage;
    usage.input = input;
    usage.output = output;
    return usage;
}

} // namespace

class CostOfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAnIndependentCalculator()
    {
        QFile file(QStringLiteral(LLM0_SOURCE_DIR "/tests/fixtures/costs.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int compared = 0;
        for (const Json &row : Json::parse(file.readAll().toStdString())) {
            const std::string provider = row.at("provider"), model = row.at("model");
            const Usage usage = usageFrom(row.at("usage"));
            const ModelPrice *price = PriceBook::builtIn().find(provider, model);
            QVERIFY2(price, model.c_str());
            const double theirs = row.at("usd").get<double>() * 1e9;
            const double ours = static_cast<double>(costOf(*price, usage).nano());
            const std::string what =
                provider + " " + model + " " + row.dump() + ": ours " + std::to_string(ours);
            if (std::string why = whyDifferent(row, usage); !why.empty()) {
                QVERIFY2(ours >= theirs - 1, (why + ", yet we are cheaper: " + what).c_str());
                continue;
            }
            QVERIFY2(std::abs(ours - theirs) <= 1 + theirs * 1e-9, what.c_str());
            ++compared;
        }
        QVERIFY(compared >= 150);
    }

    void pricesEachBucketOnce()
    {
        ModelPrice price = textModel(1'000'000, 10'000'000);
        price.rates.cacheRead = 100'000;
        price.rates.cacheWrite5m = 1'250'000;
        price.rates.cacheWrite1h = 2'000'000;
        price.perRequestFee = Money::fromNano(7);
        price.perWebSearchFee = Money::fromNano(10'000'000);
        Usage usage = tokens(1000, 100);
        usage.cacheRead = 10'000;
        usage.cacheWrite5m = 100;
        usage.cacheWrite1h = 10;
        usage.reasoning = 90; // part of output: not priced again
        usage.webSearches = 2;
        QCOMPARE(costOf(price, usage).nano(),
                 1'000'000 + 1'000'000 + 125'000 + 20'000 + 1'000'000 + 7 + 20'000'000);
    }

    void roundsUpToTheNanoDollarOnce()
    {
        QCOMPARE(costOf(textModel(1, 1), tokens(1, 1)).nano(), 1);
        QCOMPARE(costOf(textModel(500, 501), tokens(1, 1)).nano(), 2);
        QCOMPARE(costOf(textModel(1, 1), tokens(0, 0)).nano(), 0);
    }

    void fallsBackToTheDearestRateOfTheSideNeverToZero()
    {
        ModelPrice price = textModel(1'000'000, 5'000'000);
        price.rates.cacheWrite5m = 1'250'000;
        Usage usage;
        usage.cacheRead = 1000;
        QCOMPARE(costOf(price, usage).nano(), 1'250'000);
        usage = {};
        usage.outputAudio = 1000;
        QCOMPARE(costOf(price, usage).nano(), 5'000'000);
        price.rates.output.reset(); // an embedding model that answers in tokens after all
        QCOMPARE(costOf(price, usage).nano(), 1'250'000);
    }

    void appliesALongContextTierToTheWholeRequest()
    {
        ModelPrice price = textModel(1'000'000, 5'000'000);
        LongContextTier tier;
        tier.abovePromptTokens = 200'000;
        tier.rates.input = 2'000'000;
        tier.rates.output = 7'000'000;
        price.tiers = {tier};
        QCOMPARE(costOf(price, tokens(200'000, 10)).nano(), 200'000'000 + 50'000);
        QCOMPARE(costOf(price, tokens(200'001, 10)).nano(), 400'002'000 + 70'000);
        Usage cached = tokens(1, 10);
        cached.cacheRead = 200'000; // cached tokens count towards the threshold
        price.rates.cacheRead = 100'000;
        QCOMPARE(costOf(price, cached).nano(), 2'000 + 400'000'000 + 70'000); // the tier names no cached rate
    }

    void neverLetsAProvidersNegativeCountLowerTheCost()
    {
        Usage usage = tokens(-1'000'000, 100);
        usage.webSearches = -5;
        QCOMPARE(costOf(textModel(1'000'000, 1'000'000), usage).nano(), 100'000);
    }

    void saturatesInsteadOfWrapping()
    {
        const std::int64_t most = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(costOf(textModel(1'000'000'000, 1), tokens(most, 0)), Money::max());
    }

    void worstCaseCoversEveryUsageWithinTheBound()
    {
        std::mt19937_64 random(42);
        for (const ModelPrice &price : PriceBook::builtIn().rows()) {
            for (int i = 0; i < 300; ++i)
                checkWithinBound(price, random);
        }
    }

    void worstCaseCoversEditedRowsWithHolesInThem()
    {
        std::mt19937_64 random(43);
        for (int i = 0; i < 100'000; ++i)
            checkWithinBound(oddPrice(random), random);
    }

    void worstCaseHoldsNoMoreThanItMust()
    {
        const PriceBook &book = PriceBook::builtIn();
        WorstCase bound;
        bound.textInputTokens = 1000;
        bound.outputTokens = 100;
        // GPT-4o writes its cache for nothing: fresh input is the dearest.
        QCOMPARE(worstCostOf(*book.find("openai", "gpt-4o"), bound).nano(), 2'500'000 + 1'000'000);
        // Claude writes only when asked.
        const ModelPrice &claude = *book.find("anthropic", "claude-haiku-4-5");
        QCOMPARE(worstCostOf(claude, bound).nano(), 1'000'000 + 500'000);
        bound.cacheWrites = true;
        QCOMPARE(worstCostOf(claude, bound).nano(), 2'000'000 + 500'000);
    }

    void worstCaseReckonsWithImplicitCacheWrites()
    {
        WorstCase bound;
        bound.textInputTokens = 1000;
        QCOMPARE(worstCostOf(*PriceBook::builtIn().find("openai", "gpt-6-sol"), bound).nano(), 2'500'000);
    }

private:
    static std::int64_t upTo(std::mt19937_64 &random, std::int64_t most)
    {
        return most <= 0 ? 0 : static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
    }

    static ModelPrice oddPrice(std::mt19937_64 &random)
    {
        ModelPrice price;
        const auto fill = [&random](RateCard &card) {
            for (auto *rate : {&card.input, &card.cacheRead, &card.cacheWrite5m, &card.cacheWrite1h,
                               &card.output, &card.inputAudio, &card.cacheReadAudio, &card.outputAudio,
                               &card.inputImage, &card.outputImage}) {
                if (random() % 2)
                    *rate = upTo(random, 9'000'000);
            }
        };
        fill(price.rates);
        for (std::int64_t above : {std::int64_t{1000}, std::int64_t{5000}}) {
            price.tiers.push_back({above, {}});
            fill(price.tiers.back().rates);
        }
        price.model = random() % 2 ? "claude-odd" : "odd";
        price.perRequestFee = Money::fromNano(upTo(random, 500));
        return price;
    }

    static std::int64_t aboutAThreshold(const ModelPrice &price, std::mt19937_64 &random)
    {
        if (price.tiers.empty() || random() % 3 == 0)
            return upTo(random, 6000);
        return price.tiers[random() % price.tiers.size()].abovePromptTokens + upTo(random, 4) - 2;
    }

    /// A usage of at most the bound's tokens of each kind, in whatever buckets an adapter may report them.
    static Usage within(const ModelPrice &price, const WorstCase &bound, std::mt19937_64 &random)
    {
        Usage usage;
        const bool writes = bound.cacheWrites
                            || (price.model.find("claude") == std::string::npos && price.rates.cacheWrite5m);
        const auto spend = [&random](std::int64_t total, std::initializer_list<std::int64_t *> buckets) {
            std::int64_t left = random() % 3 == 0 ? total : upTo(random, total);
            for (std::int64_t *bucket : buckets) {
                const std::int64_t part = random() % 3 == 0 ? left : upTo(random, left);
                *bucket += part;
                left -= part;
            }
        };
        std::int64_t ignored = 0;
        std::int64_t *write5m = writes ? &usage.cacheWrite5m : &ignored;
        std::int64_t *write1h = writes ? &usage.cacheWrite1h : &ignored;
        spend(bound.textInputTokens, {&usage.cacheRead, write5m, write1h, &usage.input});
        spend(bound.imageInputTokens, {&usage.inputImage, &usage.cacheRead, write5m, write1h, &usage.input});
        spend(bound.audioInputTokens,
              {&usage.inputAudio, &usage.cacheReadAudio, &usage.cacheRead, &usage.input});
        spend(bound.outputTokens, {bound.audioOutput ? &usage.outputAudio : &ignored,
                                   bound.imageOutput ? &usage.outputImage : &ignored, &usage.output});
        usage.webSearches = upTo(random, bound.webSearches);
        return usage;
    }

    static void checkWithinBound(const ModelPrice &price, std::mt19937_64 &random)
    {
        WorstCase bound;
        bound.textInputTokens = aboutAThreshold(price, random);
        bound.imageInputTokens = random() % 3 ? 0 : upTo(random, 5000);
        bound.audioInputTokens = random() % 3 ? 0 : upTo(random, 5000);
        bound.outputTokens = upTo(random, 3000);
        bound.audioOutput = random() % 3 == 0;
        bound.imageOutput = random() % 3 == 0;
        bound.cacheWrites = random() % 2;
        bound.webSearches = upTo(random, 3);
        const Usage usage = within(price, bound, random);
        const Money cost = costOf(price, usage);
        const Money worst = worstCostOf(price, bound);
        if (cost > worst)
            QFAIL((price.provider + " " + price.model + ": " + cost.toDecimal() + " above the worst case "
                   + worst.toDecimal())
                      .c_str());
    }
};

QTEST_APPLESS_MAIN(CostOfTest)
#include "costof_test.moc"
