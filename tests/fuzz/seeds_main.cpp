#include "dialects/answerassembler.h"
#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"
#include "support/randomchat.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

// Writes first inputs for every target, and a dictionary for those that read JSON:
//
//   llm0-fuzz-seeds FOLDER      → FOLDER/TARGET/…, FOLDER/TARGET.dict

using namespace llm0;
using namespace llm0::fuzz;

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr int conversations = 40;

std::string contentOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string fixture(const std::string &name)
{
    return contentOf(LLM0_SOURCE_DIR "/tests/fixtures/" + name);
}

std::string firstByte(unsigned choice)
{
    return std::string(1, static_cast<char>(choice));
}

/// The inputs of one target, each once.
class Seeds
{
public:
    explicit Seeds(const Target &target) : m_target(target) {}

    void add(std::string input)
    {
        if (input.size() <= 4096)
            m_inputs.insert(std::move(input));
    }
    void write(const fs::path &folder) const
    {
        fs::create_directories(folder / m_target.name);
        std::size_t number = 0;
        for (const std::string &input : m_inputs)
            put(folder / m_target.name / ("seed" + std::to_string(number++)), input);
        if (m_target.json)
            put(folder / (std::string(m_target.name) + ".dict"), dictionary());
    }

private:
    static void put(const fs::path &path, const std::string &text)
    {
        std::ofstream(path, std::ios::binary) << text;
    }

    static void wordsOf(const Json &json, std::set<std::string> &words)
    {
        if (json.is_string() && json.get_ref<const std::string &>().size() < 30)
            words.insert(json.get<std::string>());
        if (json.is_object()) {
            for (const auto &[name, value] : json.items())
                words.insert(name);
        }
        if (json.is_structured()) {
            for (const Json &inner : json)
                wordsOf(inner, words);
        }
    }

    std::string dictionary() const
    {
        std::set<std::string> words;
        for (const std::string &input : m_inputs) {
            for (const std::string_view line : lines(input)) {
                const std::size_t open = line.find_first_of("{[");
                if (open != std::string_view::npos)
                    wordsOf(Json::parse(line.substr(open), nullptr, false), words);
            }
        }
        std::string text;
        for (const std::string &word : words) {
            const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
                return c > 0x20 && c < 0x7f && c != '"' && c != '\\';
            });
            if (plain && !word.empty())
                text += "\"\\\"" + word + "\\\"\"\n";
        }
        return text;
    }

    const Target &m_target;
    std::set<std::string> m_inputs;
};

RequestTerms termsOf(const ChatRequest &request)
{
    RequestTerms terms;
    terms.model = request.model;
    terms.outputLimit = request.outputLimit;
    terms.outputBound = 100;
    terms.outputLimitField = "max_tokens";
    terms.streamed = request.streamed;
    return terms;
}

/// What formats of one prompt can say.
void prompts(Seeds &seeds, Format format)
{
    if (format == Format::OpenAiCompletions) {
        seeds.add(firstByte(1)
                  + R"({"model":"m","prompt":["a","b"],"max_tokens":5,"n":2,"best_of":3,"stream":true,)"
                    R"("stream_options":{"include_usage":false},"stop":["x"],"logprobs":2,"suffix":"s"})");
        seeds.add(firstByte(0)
                  + R"({"model":"m","prompt":[[1,2],[3]],"echo":true,"temperature":0.5,"user":"u"})");
    }
    if (format == Format::OllamaGenerate) {
        seeds.add(
            firstByte(0)
            + R"({"model":"m","prompt":"p","suffix":"s","system":"y","images":["aGk="],"format":"json",)"
              R"("options":{"num_predict":5,"temperature":0.5,"stop":["x"],"seed":1},"stream":false})");
        seeds.add(firstByte(0) + R"({"model":"m","prompt":"p","options":null,"think":true,"raw":true})");
    }
}

void requests(Seeds &seeds, Format format)
{
    prompts(seeds, format);
    for (const Json &topic : Json::parse(fixture("translation/requests.json"))) {
        for (const auto &[spoken, body] : topic["requests"].items()) {
            if (spoken == formatName(format))
                seeds.add(firstByte(0) + body.dump());
        }
    }
    for (int i = 0; i < conversations; ++i) {
        const ChatRequest request = RandomChat(std::uint64_t(i), {}).request();
        if (const auto body = providerFormat(format).body(request, termsOf(request)))
            seeds.add(firstByte(unsigned(i) % 4) + *body);
    }
}

std::string usageFixture(Format format)
{
    switch (format) {
    case Format::AnthropicMessages:
        return "usage/anthropic.json";
    case Format::GeminiContent:
        return "usage/gemini.json";
    case Format::OllamaChat:
        return "usage/ollama.json";
    case Format::BedrockConverse:
        return "usage/bedrock.json";
    case Format::OpenAiChat:
        return "usage/openai.json";
    default:
        return {};
    }
}

/// A stream's bytes from the JSON of its frames.
std::string framed(Format format, const Json &frames)
{
    std::string bytes;
    for (const Json &frame : frames) {
        const Framing framing = providerFormat(format).framing();
        if (framing == Framing::Sse)
            bytes += "data: " + frame.dump() + "\n\n";
        else if (framing == Framing::Ndjson)
            bytes += frame.dump() + "\n";
        else
            bytes += frame[0].get<std::string>() + "\n" + frame[1].dump() + "\n";
    }
    return bytes;
}

void answersFromFixtures(Seeds &seeds, Format format)
{
    if (const std::string name = usageFixture(format); !name.empty()) {
        unsigned choice = 0;
        for (const Json &each : Json::parse(fixture(name))) {
            ++choice;
            if (each.contains("whole"))
                seeds.add(firstByte(1 | (choice << 1U)) + each["whole"].dump());
            else if (each["stream"].is_array())
                seeds.add(firstByte((choice << 2U)) + framed(format, each["stream"]));
        }
    }
    for (const auto &entry : fs::directory_iterator(LLM0_SOURCE_DIR "/tests/fixtures/streams")) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(std::string(formatName(format)).substr(0, 7)) || !name.ends_with(".in"))
            continue;
        std::string bytes = contentOf(entry.path().string());
        if (format == Format::BedrockConverse) {
            std::string text;
            newFramer(Framing::AwsEventStream)->feed(bytes, [&](const StreamFrame &frame) {
                text.append(frame.name).append("\n").append(frame.data).append("\n");
            });
            bytes = text;
        }
        for (unsigned client = 0; client < 7; ++client)
            seeds.add(firstByte(client << 3U) + bytes);
    }
}

void madeUpAnswers(Seeds &seeds, Format format)
{
    const ClientDialect *dialect = clientDialect(format);
    for (int i = 0; dialect && i < conversations; ++i) {
        const ChatAnswer answer = RandomChat(std::uint64_t(i), {}).answer();
        ParsedCall call;
        call.call.model = "m";
        call.call.wantsStreamUsage = true;
        call.content = ChatRequest{};
        seeds.add(firstByte(1 | (unsigned(i) << 1U)) + dialect->answerWriter(call, {})->whole(answer));
        std::string stream;
        const auto writer = dialect->answerWriter(call, {});
        tellAsStream(answer, 40, [&](const AnswerEvent &event) { writer->event(event, stream); });
        seeds.add(firstByte(unsigned(i) << 2U) + stream);
    }
}

void embeddings(Seeds &seeds)
{
    constexpr Format formats[] = {Format::OpenAiEmbeddings, Format::GeminiEmbeddings,
                                  Format::OllamaEmbeddings};
    EmbeddingAnswer answer;
    answer.vectors = {{0.5F, -1.F}, {0.25F}};
    answer.promptTokens = 4;
    for (unsigned i = 0; i < std::size(formats); ++i) {
        for (const bool several : {false, true}) {
            EmbeddingRequest request;
            request.model = "m";
            request.texts = {"a"};
            if (several)
                request.texts.emplace_back("b");
            RequestTerms terms;
            terms.model = "m";
            if (auto body = providerFormat(formats[i]).body(request, terms)) {
                seeds.add(firstByte((i << 2U) | (several ? 2U : 0U)) + *body);
                ParsedCall call;
                call.call.model = "m";
                call.content = request;
                CallTarget target;
                target.batch = several;
                seeds.add(firstByte((i << 2U) | 1U)
                          + clientDialect(formats[i])->answerWriter(call, target)->whole(answer));
            }
        }
    }
    seeds.add(firstByte(0) + R"({"model":"m","input":[[1,2],[3]],"encoding_format":"base64","user":"u"})");
}

void streams(Seeds &seeds, std::string_view prefix, bool aws)
{
    for (const auto &entry : fs::directory_iterator(LLM0_SOURCE_DIR "/tests/fixtures/streams")) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(prefix))
            continue;
        const std::string bytes = contentOf(entry.path().string());
        seeds.add(bytes.substr(0, 600));
        if (aws)
            newFramer(Framing::AwsEventStream)->feed(bytes, [&](const StreamFrame &frame) {
                seeds.add(std::string(frame.name) + "\n" + std::string(frame.data) + "\n");
            });
    }
}

void http(Seeds &seeds)
{
    for (const char *text :
         {"GET /v1/models HTTP/1.1\r\nHost: localhost:8080\r\nAuthorization: Bearer x\r\n\r\n",
          "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nabcdeGET / "
          "HTTP/1.1\r\nHost: [::1]:1\r\nConnection: close\r\n\r\n",
          "POST /v1beta/models/g%2Dm:generateContent?key=a&alt=sse HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
          "chunked\r\nOrigin: https://app.example\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: allowed.example\r\nOrigin: http://evil.example\r\n\r\n",
          "GET http://localhost/v1?x HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n\r\n",
          "POST / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n", "[::1]:8080", "8080",
          "127.0.0.1:0"})
        seeds.add(text);
}

void prices(Seeds &seeds)
{
    const Json book = Json::parse(contentOf(LLM0_SOURCE_DIR "/resources/prices.json"));
    for (std::size_t i = 0; i < book["models"].size(); i += 37) {
        Json small = {{"format", 1}, {"date", "2026-11-01"}, {"models", Json::array({book["models"][i]})}};
        if (i + 1 < book["models"].size())
            small["models"].push_back(book["models"][i + 1]);
        seeds.add(small.dump());
    }
    seeds.add(
        R"({"format":1,"date":"d","models":[{"provider":"p","model":"m","aliases":["a"],"match":{"or":[)"
        R"({"starts_with":"x"},{"not":{"contains":"y"}}]},"pico_per_token":{"input":1,"output":2,)"
        R"("cache_read":1,"input_audio":3},"tiers":[{"above_prompt_tokens":5,"pico_per_token":{"input":2}}],)"
        R"("nano_per_call":{"request":1,"web_search":2},"context":9,"max_output":9}]})");
}

void settings(Seeds &seeds)
{
    for (
        const char *text :
        {R"({"listen":"127.0.0.1:8080","admin_listen":"[::1]:0","workers":2,"budget_time_zone":"Europe/Berlin"})",
         R"({"account_daily_cap_usd":"5.50","account_monthly_cap_usd":100,"allowed_hosts":["a.example","b"]})",
         R"({"provider.openai.base_url":"http://127.0.0.1:9000/v1","cors_origins":"https://a.example"})",
         R"({"custom_providers":"[{\"slug\":\"x\",\"name\":\"X\",\"base_url\":\"https://x.example/v1\"}]"})",
         R"({"failover_mode":"local_first","failover_provider_order":"openai,anthropic","cache_ttl_seconds":60})",
         R"({"retention_days":30,"synchronous_full":true,"max_concurrent_requests":10,"secrets_backend":"file"})",
         R"({"aws_region":"eu-central-1","idle_timeout_seconds":5,"first_byte_timeout_seconds":9})"})
        seeds.add(text);
}

void tokens(Seeds &seeds)
{
    const std::string claims = R"({"customer":"alice","project":"0b5c1f6e-6d0e-4c3b-9a5e-0f3d7a1b2c4d",)"
                               R"("iat":1800000000,"exp":1800000600)";
    for (unsigned spoilt = 1; spoilt < 256; spoilt += 25)
        seeds.add(firstByte(spoilt) + claims + "}");
    seeds.add(firstByte(1) + claims + R"(,"tier":"pro","kid":"now"})");
    seeds.add(firstByte(1) + claims + R"(,"kid":"old","customer":"mallory"})");
    seeds.add(firstByte(0) + "v1.e30.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
}

Seeds seedsFor(const Target &target)
{
    Seeds seeds(target);
    if (target.name.starts_with("request_"))
        requests(seeds, target.format);
    if (target.name.starts_with("answer_")) {
        answersFromFixtures(seeds, target.format);
        madeUpAnswers(seeds, target.format);
    }
    if (target.name == "http")
        http(seeds);
    if (target.name == "embeddings")
        embeddings(seeds);
    if (target.name == "sse")
        streams(seeds, "anthropic", false);
    if (target.name == "ndjson")
        streams(seeds, "ollama", false);
    if (target.name == "awseventstream")
        streams(seeds, "bedrock", true);
    if (target.name == "pricefile")
        prices(seeds);
    if (target.name == "config")
        settings(seeds);
    if (target.name == "csv")
        for (const char *text : {"a\x01=b\x02\"q\"\x01,", "-1\x01@x\r\n\x02 \t"})
            seeds.add(text);
    if (target.name == "money")
        for (const char *text : {"5", "0.000006600", "-1.5", "1e-3", "2.5E+2", "9223372036.854775807"})
            seeds.add(text);
    if (target.name == "customertoken")
        tokens(seeds);
    return seeds;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: llm0-fuzz-seeds FOLDER\n");
        return 2;
    }
    for (const Target &target : targets())
        seedsFor(target).write(argv[1]);
    return 0;
}
