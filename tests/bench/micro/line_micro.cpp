// What the line does with a request before it goes anywhere.
#include "bench/micro/samples.h"
#include "budget/costestimator.h"
#include "budget/pricebook.h"
#include "cache/cachekey.h"
#include "dialects/openai/openai.h"
#include "limits/ratelimiter.h"

#include <benchmark/benchmark.h>

namespace llm0::bench {

namespace {

void parse(benchmark::State &state)
{
    const std::string body = longBody(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        std::string copy = body;
        benchmark::DoNotOptimize(openAiChatDialect().parse(copy, {}, textTokenBound));
    }
    state.SetBytesProcessed(state.iterations() * std::int64_t(body.size()));
}
BENCHMARK(parse)->Arg(100)->Arg(100'000)->Arg(1'000'000);

void estimate(benchmark::State &state)
{
    const std::string text = longBody(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(textTokenBound(text));
    state.SetBytesProcessed(state.iterations() * std::int64_t(text.size()));
}
BENCHMARK(estimate)->Arg(100)->Arg(100'000);

void cacheKey(benchmark::State &state)
{
    const ParsedCall call = parsed(longBody(static_cast<std::size_t>(state.range(0))));
    for (auto _ : state)
        benchmark::DoNotOptimize(exactKey(*call.chat(), {1, 0}));
}
BENCHMARK(cacheKey)->Arg(100)->Arg(100'000);

void tokenBucket(benchmark::State &state)
{
    RateLimiter limiter;
    std::int64_t now = 0;
    for (auto _ : state) {
        ++now;
        benchmark::DoNotOptimize(limiter.take(KeyId(now % 1000), 60, now));
    }
}
BENCHMARK(tokenBucket);

void findPrice(benchmark::State &state)
{
    const PriceBook &book = PriceBook::builtIn();
    for (auto _ : state)
        benchmark::DoNotOptimize(book.find("openai", "gpt-4o-mini"));
}
BENCHMARK(findPrice);

void cost(benchmark::State &state)
{
    const ModelPrice &price = *PriceBook::builtIn().find("openai", "gpt-4o-mini");
    Usage usage;
    usage.input = 1000;
    usage.cacheRead = 200;
    usage.output = 300;
    for (auto _ : state) {
        ++usage.input;
        benchmark::DoNotOptimize(costOf(price, usage));
    }
}
BENCHMARK(cost);

} // namespace

} // namespace llm0::bench
