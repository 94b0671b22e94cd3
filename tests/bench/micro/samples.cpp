#include "bench/micro/samples.h"

#include "budget/costestimator.h"
#include "dialects/openai/openai.h"

namespace llm0::bench {

namespace {

constexpr std::string_view sentence = "The quick brown fox jumps over the lazy dog, 42 times a day. ";

std::string bodyWith(const std::string &question)
{
    return R"({"model":"gpt-4o-mini","messages":[{"role":"system","content":"You are a helpful assistant."},)"
           R"({"role":"user","content":")"
           + question + R"("}],"max_tokens":100,"temperature":0.2,"user":"customer-17"})";
}

} // namespace

std::string usualBody()
{
    return bodyWith("What is the capital of France, and how many people live there?");
}

std::string longBody(std::size_t bytes)
{
    std::string text;
    while (text.size() < bytes)
        text += sentence;
    return bodyWith(text);
}

std::string wholeAnswerBody()
{
    return R"({"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"gpt-4o-mini",)"
           R"("choices":[{"index":0,"message":{"role":"assistant","content":"Paris, with some two million people."},)"
           R"("logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":30,"completion_tokens":9,)"
           R"("total_tokens":39}})";
}

std::string streamBytes(int chunks)
{
    const std::string start =
        R"(data: {"id":"c","object":"chat.completion.chunk","created":7,"model":"gpt-4o-mini",)"
        R"("choices":[{"index":0,"delta":)";
    std::string bytes;
    for (int i = 0; i < chunks; ++i)
        bytes += start + R"({"content":" word"},"finish_reason":null}],"usage":null})" + "\n\n";
    return bytes;
}

ParsedCall parsed(std::string body)
{
    return *openAiChatDialect().parse(body, {}, textTokenBound);
}

ChatRequest usualRequest()
{
    return *parsed(usualBody()).chat();
}

} // namespace llm0::bench
