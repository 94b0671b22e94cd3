#include "bench/programs/providershape.h"

#include <cstdio>

namespace llm0::bench {

namespace {

std::string framed(const std::string &bytes)
{
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + bytes + "\r\n";
}

std::string data(const std::string &json)
{
    return framed("data: " + json + "\n\n");
}

std::string event(const char *name, const std::string &json)
{
    return framed(std::string("event: ") + name + "\ndata: " + json + "\n\n");
}

std::string openAiChunk(const std::string &choices, const std::string &usage)
{
    return data(R"({"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1700000000,)"
                R"("model":"gpt-4o-mini","choices":)"
                + choices + ",\"usage\":" + usage + "}");
}

std::string openAiEnd(int chunks)
{
    const std::string tokens = std::to_string(chunks);
    return openAiChunk(R"([{"index":0,"delta":{},"finish_reason":"stop"}])", "null")
           + openAiChunk("[]", R"({"prompt_tokens":20,"completion_tokens":)" + tokens + R"(,"total_tokens":)"
                                   + std::to_string(20 + chunks) + "}")
           + data("[DONE]");
}

std::string anthropicEnd(int chunks)
{
    return event("content_block_stop", R"({"type":"content_block_stop","index":0})")
           + event("message_delta",
                   R"({"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},)"
                   R"("usage":{"output_tokens":)"
                       + std::to_string(chunks) + "}}")
           + event("message_stop", R"({"type":"message_stop"})");
}

constexpr const char *openAiWhole =
    R"({"id":"chatcmpl-bench","object":"chat.completion","created":1700000000,"model":"gpt-4o-mini",)"
    R"("choices":[{"index":0,"message":{"role":"assistant","content":"The quick brown fox jumps over the )"
    R"(lazy dog."},"logprobs":null,"finish_reason":"stop"}],)"
    R"("usage":{"prompt_tokens":20,"completion_tokens":10,"total_tokens":30}})";

constexpr const char *anthropicWhole =
    R"({"id":"msg_bench","type":"message","role":"assistant","model":"claude-3-5-haiku-latest",)"
    R"("content":[{"type":"text","text":"The quick brown fox jumps over the lazy dog."}],)"
    R"("stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":20,"output_tokens":10}})";

constexpr const char *anthropicStart =
    R"({"type":"message_start","message":{"id":"msg_bench","type":"message","role":"assistant",)"
    R"("model":"claude-3-5-haiku-latest","content":[],"stop_reason":null,"stop_sequence":null,)"
    R"("usage":{"input_tokens":20,"output_tokens":1}}})";

} // namespace

std::string wholeAnswer(Shape shape)
{
    const std::string body = shape == Shape::OpenAi ? openAiWhole : anthropicWhole;
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
           + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string streamHead()
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
}

std::string streamOpening(Shape shape)
{
    if (shape == Shape::OpenAi)
        return openAiChunk(R"([{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}])",
                           "null");
    return event("message_start", anthropicStart)
           + event("content_block_start", R"({"type":"content_block_start","index":0,)"
                                          R"("content_block":{"type":"text","text":""}})");
}

std::string streamChunk(Shape shape, std::int64_t ns)
{
    const std::string text = "t=" + std::to_string(ns) + " ";
    if (shape == Shape::OpenAi)
        return openAiChunk(R"([{"index":0,"delta":{"content":")" + text + R"("},"finish_reason":null}])",
                           "null");
    return event("content_block_delta",
                 R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":")" + text
                     + R"("}})");
}

std::string streamEnd(Shape shape, int chunks)
{
    return (shape == Shape::OpenAi ? openAiEnd(chunks) : anthropicEnd(chunks)) + "0\r\n\r\n";
}

} // namespace llm0::bench
