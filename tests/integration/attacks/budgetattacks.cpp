// Ways to spend more than the cap: "broke" may spend nothing, "tight" a thousandth of a dollar a call.
#include "attack.h"

namespace llm0::attacks {

namespace {

/// The provider would make as much as it is let.
const std::string greedy = "hi fake:tokens=200000";

void addLimits(Attacks &all, const World &w)
{
    const auto with = [&](const std::string &field, const Outcome &outcome) {
        all.push_back({"budget: " + field, chat({bearer(w.tight)}, chatText(field + ",", greedy)), outcome});
    };
    const Outcome bad = refused({400});
    for (const std::string name : {"max_tokens", "max_completion_tokens", "n"}) {
        for (const char *value : {"0", "-1", "-9223372036854775808", "1.5", "1e2", "\"5\"", "true", "[5]",
                                  "{\"a\":5}", "18446744073709551616", "1e400", "NaN", "0x10", "05", "+5"})
            with("\"" + name + "\":" + value, bad);
        with("\"" + name + "\":5,\"" + name + "\":99999", bad);
        with("\"" + name + "\":9223372036854775807", bounded());
        with("\"" + name + "\":null", bounded());
    }
    with(R"("max_tokens":5,"max_completion_tokens":99999)", bad);
    with(R"("max_completion_tokens":99999,"max_tokens":5)", bad);
    with(R"("max_tokens":5,"max\u005ftokens":99999)", bad);
    with(R"("max_tokens":5,"MAX_TOKENS":99999)", bad);
    with(R"("Max_Tokens":99999)", bad);
    with(R"("N":128)", bad);
    with(R"("max_tokens":99999)", bounded());
    with(R"("max_output_tokens":99999)", bounded());
    with(R"("maxTokens":99999)", bounded());
    with(R"("n":128)", bounded());
    with(R"("n":128,"max_tokens":9)", bounded());
    with(R"("best_of":128)", bounded());
    with(R"("n":1,"best_of":128)", bounded());
    with(R"("min_tokens":99999)", bounded());
    with(R"("extra_body":{"max_tokens":99999,"n":128})", bounded());
    with(R"("stream_options":{"include_usage":false},"stream":true)", bounded());
    with(R"("stream":"true")", bad);
    with(R"("stream":1)", bad);
    with(R"("stream":true,"stream":false)", bad);
    with(R"("service_tier":"priority")", bad);
    with(R"("service_tier":"scale")", bad);
    with(R"("reasoning_effort":"high")", bounded());
    with(R"("logprobs":true,"top_logprobs":20)", bounded());
    with(R"("store":true,"metadata":{"a":"b"})", bounded());
    with(R"("prompt_cache_key":"another's","prompt_cache_retention":"24h")", bounded());
}

void addHidden(Attacks &all, const World &w)
{
    const auto with = [&](const std::string &name, const std::string &requestLine, const std::string &body) {
        all.push_back({"hidden cost: " + name, wire(requestLine, {bearer(w.tight)}, body), bounded()});
    };
    const std::string chatLine = "POST /v1/chat/completions";
    with("web search", chatLine, chatText(R"("web_search_options":{},)", greedy));
    with("audio out", chatLine,
         chatText(R"("modalities":["text","audio"],"audio":{"voice":"alloy","format":"wav"},)", greedy));
    with("a long prediction", chatLine,
         chatText(R"("prediction":{"type":"content","content":")" + std::string(20'000, 'x') + "\"},",
                  greedy));
    with("a long prompt", chatLine, chatText("", std::string(40'000, 'x')));
    with("many tools", chatLine,
         chatText(
             "\"tools\":[" +
                 [] {
                     std::string tools;
                     for (int i = 0; i < 100; ++i)
                         tools += (i ? "," : "")
                                  + (R"({"type":"function","function":{"name":"f)" + std::to_string(i)
                                     + R"(","description":")" + std::string(200, 'd') + "\"}}");
                     return tools;
                 }()
                 + "],",
             greedy));
    for (const char *tool : {"web_search", "web_search_preview", "code_interpreter", "image_generation",
                             "file_search", "computer_use_preview", "mcp", "local_shell"})
        with(std::string("Responses tool ") + tool, "POST /v1/responses",
             R"({"model":"gpt-4o-mini","store":false,"input":")" + greedy + R"(","tools":[{"type":")" + tool
                 + "\"}]}");
    for (const char *tool : {"web_search_20250305", "code_execution_20250522", "web_fetch_20250910"})
        with(std::string("Anthropic tool ") + tool, "POST /v1/messages",
             R"({"model":"claude-haiku-4-5","max_tokens":99,"tools":[{"type":")" + std::string(tool)
                 + R"(","name":"x"}],"messages":[{"role":"user","content":")" + greedy + "\"}]}");
    with(
        "Anthropic thinking beyond the limit", "POST /v1/messages",
        R"({"model":"claude-haiku-4-5","max_tokens":60000,"thinking":{"type":"enabled","budget_tokens":59000},)"
        R"("messages":[{"role":"user","content":")"
            + greedy + "\"}]}");
    const std::string gemini = "POST /v1beta/models/gemini-2.5-flash:generateContent";
    const std::string contents = R"("contents":[{"role":"user","parts":[{"text":")" + greedy + "\"}]}]}";
    for (const char *tool : {"google_search", "googleSearch", "code_execution", "url_context", "google_maps"})
        with(std::string("Gemini tool ") + tool, gemini,
             R"({"tools":[{")" + std::string(tool) + "\":{}}]," + contents);
    with("Gemini candidates", gemini, R"({"generationConfig":{"candidateCount":8},)" + contents);
    with("Gemini thinking", gemini,
         R"({"generationConfig":{"maxOutputTokens":9,"thinkingConfig":{"thinkingBudget":24576}},)"
             + contents);
    with("Gemini limit in both spellings", gemini,
         R"({"generationConfig":{"maxOutputTokens":9},"generation_config":{"max_output_tokens":60000},)"
             + contents);
    with("Gemini limit in both spellings within", gemini,
         R"({"generationConfig":{"maxOutputTokens":9,"max_output_tokens":60000},)" + contents);
    with("Gemini cached content", gemini, R"({"cachedContent":"cachedContents/x",)" + contents);
    with("an old completion with many choices", "POST /v1/completions",
         R"({"model":"gpt-4o-mini","n":64,"best_of":128,"max_tokens":4000,"prompt":")" + greedy + "\"}");
    with("a completion of many prompts", "POST /v1/completions",
         R"({"model":"gpt-4o-mini","max_tokens":4000,"prompt":[")" + greedy + R"(",")" + greedy + R"(",")"
             + greedy + "\"]}");
    with(
        "Ollama's way", "POST /api/chat",
        R"({"model":"gpt-4o-mini","options":{"num_predict":-1},"stream":false,"messages":[{"role":"user","content":")"
            + greedy + "\"}]}");
}

void addPretexts(Attacks &all, const World &w)
{
    const auto with = [&](const std::string &line) {
        all.push_back({"cap: " + line, chat({bearer(w.broke), line}, chatText()), refused({402})});
        all.push_back({"customer's cap: " + line,
                       chat({bearer(w.key), "X-Customer-ID: capped", line}, chatText()), refused({429})});
    };
    for (const char *line : {"Date: Fri, 31 Dec 2099 23:59:59 GMT",
                             "X-Timezone: Pacific/Kiritimati",
                             "Time-Zone: +14:00",
                             "X-Max-Cost: 1000",
                             "X-Cost-Usd: 0",
                             "X-Cache-Hit: exact",
                             "X-LLM0-Bypass: true",
                             "X-LLM0-Cost: 0",
                             "X-Customer-Limit-Daily: 999",
                             "X-Customer-Spend-Today: 0",
                             "X-Downgraded: true",
                             "X-Failover: true",
                             "X-Provider: ollama",
                             "X-Model: llama3.2",
                             "Idempotency-Key: again",
                             "X-Request-Id: req_mine",
                             "X-Stainless-Retry-Count: 3",
                             "x-should-retry: true",
                             "Expect: 100-continue",
                             "X-Forwarded-Prefix: /health",
                             "Cache-Control: only-if-cached",
                             "Authorization-Extra: x",
                             "X-LLM0-Actor: window"})
        with(line);
}

} // namespace

Attacks budgetAttacks(const World &world)
{
    Attacks all;
    addLimits(all, world);
    addHidden(all, world);
    addPretexts(all, world);
    return all;
}

} // namespace llm0::attacks
