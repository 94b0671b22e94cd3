// What is done with the bytes of providers and for other dialects.
#include "bench/micro/samples.h"
#include "dialects/anthropic/anthropic.h"
#include "dialects/openai/openai.h"
#include "dialects/providerformat.h"
#include "framing/sse.h"

#include <benchmark/benchmark.h>

namespace llm0::bench {

namespace {

void forward(benchmark::State &state)
{
    const std::string body = longBody(static_cast<std::size_t>(state.range(0)));
    const ParsedCall call = parsed(body);
    BodyChanges changes;
    changes.model = "gpt-4o-mini-2024-07-18";
    for (auto _ : state)
        benchmark::DoNotOptimize(forwardedBody(body, call, changes));
}
BENCHMARK(forward)->Arg(100)->Arg(100'000);

void translateRequest(benchmark::State &state)
{
    const ChatRequest request = usualRequest();
    RequestTerms terms;
    terms.model = "claude-3-5-haiku-latest";
    terms.outputLimit = 100;
    terms.outputBound = 100;
    for (auto _ : state)
        benchmark::DoNotOptimize(providerFormat(Format::AnthropicMessages).body(request, terms));
}
BENCHMARK(translateRequest);

void readAnswer(benchmark::State &state)
{
    const std::string body = wholeAnswerBody();
    for (auto _ : state)
        benchmark::DoNotOptimize(providerFormat(Format::OpenAiChat).answerReader()->whole(body));
}
BENCHMARK(readAnswer);

void spellAnswer(benchmark::State &state)
{
    const ParsedCall call = parsed(usualBody());
    const ChatAnswer answer = *providerFormat(Format::OpenAiChat).answerReader()->whole(wholeAnswerBody());
    for (auto _ : state)
        benchmark::DoNotOptimize(openAiChatDialect().answerWriter(call, {})->whole(answer));
}
BENCHMARK(spellAnswer);

/// A stream of a hundred events, in pieces of a network's size.
void cutEvents(benchmark::State &state)
{
    const std::string bytes = streamBytes(100);
    for (auto _ : state) {
        SseParser parser;
        for (std::size_t at = 0; at < bytes.size(); at += 1400)
            parser.feed(std::string_view(bytes).substr(at, 1400),
                        [](const SseEvent &event) { benchmark::DoNotOptimize(event.data.size()); });
    }
    state.SetItemsProcessed(state.iterations() * 100);
}
BENCHMARK(cutEvents);

/// The same, read and spelt in Anthropic's dialect.
void translateStream(benchmark::State &state)
{
    const std::string bytes = streamBytes(100);
    std::string body = R"({"model":"gpt-4o-mini","max_tokens":100,"stream":true,)"
                       R"("messages":[{"role":"user","content":"Hello"}]})";
    const ParsedCall call =
        *anthropicDialect().parse(body, {}, [](std::string_view text) { return std::int64_t(text.size()); });
    for (auto _ : state) {
        const auto reader = providerFormat(Format::OpenAiChat).answerReader();
        const auto writer = anthropicDialect().answerWriter(call, {});
        SseParser parser;
        std::string out;
        std::vector<AnswerEvent> events;
        parser.feed(bytes, [&](const SseEvent &event) {
            events.clear();
            reader->frame(event.name, event.data, events);
            for (const AnswerEvent &each : events)
                writer->event(each, out);
        });
        benchmark::DoNotOptimize(out.size());
    }
    state.SetItemsProcessed(state.iterations() * 100);
}
BENCHMARK(translateStream);

} // namespace

} // namespace llm0::bench
