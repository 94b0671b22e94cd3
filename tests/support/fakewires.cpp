#include "support/fakewires.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace llm0::test {

namespace {

using nlohmann::json;

json messages(const std::string &text)
{
    return json::array({{{"role", "user"}, {"content", text}}});
}

json chatWire(const std::string &text, int limit, bool stream)
{
    json body = {{"model", "gpt-4o-mini"}, {"messages", messages(text)}};
    if (limit >= 0)
        body["max_completion_tokens"] = limit;
    if (stream)
        body.update(json{{"stream", true}, {"stream_options", {{"include_usage", true}}}});
    return body;
}

json completionsWire(const std::string &text, int limit, bool stream)
{
    json body = {
        {"model", "gpt-3.5-turbo-instruct"}, {"prompt", text}, {"max_tokens", limit < 0 ? 100'000 : limit}};
    if (stream)
        body.update(json{{"stream", true}, {"stream_options", {{"include_usage", true}}}});
    return body;
}

json responsesWire(const std::string &text, int limit, bool stream)
{
    json body = {{"model", "gpt-4o-mini"}, {"input", text}, {"stream", stream}};
    if (limit >= 0)
        body["max_output_tokens"] = limit;
    return body;
}

json messagesWire(const std::string &text, int limit, bool stream)
{
    return {{"model", "claude-sonnet-5"},
            {"max_tokens", limit < 0 ? 100'000 : limit},
            {"messages", messages(text)},
            {"stream", stream}};
}

json geminiWire(const std::string &text, int limit, bool)
{
    json body = {{"contents", json::array({{{"role", "user"}, {"parts", json::array({{{"text", text}}})}}})}};
    if (limit >= 0)
        body["generationConfig"]["maxOutputTokens"] = limit;
    return body;
}

json ollamaWire(const std::string &text, int limit, bool stream)
{
    json body = {{"model", "llama3.2"}, {"messages", messages(text)}, {"stream", stream}};
    if (limit >= 0)
        body["options"]["num_predict"] = limit;
    return body;
}

json generateWire(const std::string &text, int limit, bool stream)
{
    json body = {{"model", "llama3.2"}, {"prompt", text}, {"stream", stream}};
    if (limit >= 0)
        body["options"]["num_predict"] = limit;
    return body;
}

json bedrockWire(const std::string &text, int limit, bool)
{
    json body = {
        {"messages", json::array({{{"role", "user"}, {"content", json::array({{{"text", text}}})}}})}};
    if (limit >= 0)
        body["inferenceConfig"]["maxTokens"] = limit;
    return body;
}

std::uint32_t bigEndian(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

/// Lengths alone; the checksums are AWS's own library's to judge.
std::vector<std::string> binaryPayloads(std::string_view body)
{
    std::vector<std::string> payloads;
    for (std::size_t at = 0; at + 16 <= body.size();) {
        const std::size_t total = bigEndian(body, at);
        const std::size_t headers = bigEndian(body, at + 4);
        if (at + total > body.size())
            break;
        payloads.emplace_back(body.substr(at + 12 + headers, total - 16 - headers));
        at += total;
    }
    return payloads;
}

std::vector<std::string> payloadsOf(const HttpReply &reply)
{
    std::string type;
    for (const auto &[name, value] : reply.headers) {
        if (name == "Content-Type" || name == "content-type")
            type = value;
    }
    if (type.starts_with("text/event-stream"))
        return sseData(reply.body);
    if (type.find("eventstream") != std::string::npos)
        return binaryPayloads(reply.body);
    std::vector<std::string> lines;
    std::istringstream stream(reply.body);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// The usage object inside an event, wherever the format keeps it.
json usageIn(const json &event)
{
    for (const char *outer : {"response", "message"}) {
        if (event.contains(outer) && event[outer].is_object() && event[outer].contains("usage"))
            return event[outer]["usage"];
    }
    for (const char *name : {"usage", "usageMetadata"}) {
        if (event.contains(name))
            return event[name];
    }
    return event.contains("prompt_eval_count") ? event : json();
}

int sum(const json &usage, const std::vector<const char *> &names)
{
    int total = 0;
    for (const char *name : names)
        total += usage.contains(name) ? usage[name].get<int>() : 0;
    return total;
}

} // namespace

const std::vector<Wire> &wires()
{
    const Headers plain = {{"Content-Type", "application/json"}};
    const auto with = [&plain](const std::string &name, const std::string &value) {
        Headers headers = plain;
        headers.add(name, value);
        return headers;
    };
    Headers anthropic = with("x-api-key", "k");
    anthropic.add("anthropic-version", "2023-06-01");
    const std::string gemini = "/v1beta/models/gemini-2.5-flash:";
    const std::string bedrock = "/model/anthropic.claude-sonnet-4-5-20250929-v1%3A0/";
    static const std::vector<Wire> all = {
        {"chat", "/v1/chat/completions", "", plain, chatWire, "server_error"},
        {"completions", "/v1/completions", "", plain, completionsWire, "server_error"},
        {"responses", "/v1/responses", "", plain, responsesWire, "response.failed"},
        {"messages", "/v1/messages", "", anthropic, messagesWire, "overloaded_error"},
        {"gemini", gemini + "generateContent", gemini + "streamGenerateContent?alt=sse",
         with("x-goog-api-key", "k"), geminiWire, "UNAVAILABLE"},
        {"gemini-array", gemini + "generateContent", gemini + "streamGenerateContent",
         with("x-goog-api-key", "k"), geminiWire, "UNAVAILABLE"},
        {"ollama", "/api/chat", "", plain, ollamaWire, "encountered"},
        {"ollama-generate", "/api/generate", "", plain, generateWire, "encountered"},
        {"bedrock", bedrock + "converse", bedrock + "converse-stream", with("Authorization", "Bearer k"),
         bedrockWire, "modelStreamErrorException"},
    };
    return all;
}

const Wire &wire(const std::string &name)
{
    const auto found =
        std::find_if(wires().begin(), wires().end(), [&name](const Wire &one) { return one.name == name; });
    if (found == wires().end())
        throw std::invalid_argument(name);
    return *found;
}

HttpAsk askOf(const FakeProvider &fake, const Wire &wire, const json &body, bool stream)
{
    HttpAsk ask;
    ask.url = fake.origin() + (stream && !wire.streamPath.empty() ? wire.streamPath : wire.path);
    ask.headers = wire.headers;
    ask.body = body.dump();
    return ask;
}

HttpReply say(const FakeProvider &fake, const Wire &wire, const std::string &text, bool stream, int limit)
{
    return HttpClient().send(askOf(fake, wire, wire.body(text, limit, stream), stream));
}

std::vector<json> eventsOf(const HttpReply &reply)
{
    if (const json whole = json::parse(reply.body, nullptr, false); whole.is_array())
        return whole.get<std::vector<json>>();
    std::vector<json> events;
    for (const std::string &payload : payloadsOf(reply)) {
        const json event = json::parse(payload, nullptr, false);
        if (event.is_object())
            events.push_back(event);
    }
    return events;
}

Told toldBy(const std::vector<json> &events)
{
    Told told;
    for (const json &event : events) {
        const json usage = usageIn(event);
        if (!usage.is_object())
            continue;
        told.prompt = sum(usage, {"prompt_tokens", "input_tokens", "promptTokenCount", "prompt_eval_count",
                                  "inputTokens", "cache_read_input_tokens", "cache_creation_input_tokens",
                                  "cacheReadInputTokens", "cacheWriteInputTokens"});
        told.completion = sum(usage, {"completion_tokens", "output_tokens", "candidatesTokenCount",
                                      "thoughtsTokenCount", "eval_count", "outputTokens"});
    }
    return told;
}

} // namespace llm0::test
