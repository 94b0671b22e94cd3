// Ways to have another model called than the one that was priced.
#include "attack.h"

namespace llm0::attacks {

namespace {

std::string named(const std::string &json)
{
    return R"({"model":)" + json + R"(,"messages":[{"role":"user","content":"hi"}]})";
}

} // namespace

Attacks modelAttacks(const World &w)
{
    Attacks all;
    const auto with = [&](const std::string &json, const Outcome &outcome) {
        all.push_back({"model: " + (json.size() > 60 ? json.substr(0, 60) + "…" : json),
                       chat({bearer(w.key)}, named(json)), outcome});
    };
    const auto asks = [](const std::string &model) {
        Outcome outcome = counted("");
        outcome.model = model;
        return outcome;
    };
    const Outcome unknown = refused({400, 404, 503});
    with(R"("gpt-4o-mini")", asks("gpt-4o-mini"));
    with(R"("openai/gpt-4o-mini")", asks("gpt-4o-mini"));
    with(R"("GPT-4o-mini")", asks("GPT-4o-mini")); // priced by the same row
    with(R"("gpt\u002d4o-mini")", asks("gpt-4o-mini"));
    for (const char *json : {R"("")",
                             R"(" gpt-4o-mini")",
                             R"("\tgpt-4o-mini")",
                             R"("OpenAI/gpt-4o-mini")",
                             R"("openai//gpt-4o-mini")",
                             R"("/gpt-4o-mini")",
                             R"("openai/")",
                             R"("openai/openai/gpt-4o-mini")",
                             R"("nobody/gpt-4o-mini")",
                             R"("gpt-4o-mini\u0000")",
                             R"("ft:gpt-4o-mini:org::id")",
                             R"("gpt-4o-mini/../gpt-4o")",
                             R"("*")",
                             R"("gpt-*")",
                             R"("default")",
                             R"("auto")",
                             R"("router")",
                             R"(["gpt-4o-mini"])",
                             R"({"name":"gpt-4o-mini"})",
                             "null",
                             "1",
                             "true",
                             R"("gpt-4o-mini\ud800")"})
        with(json, unknown);
    with("\"" + std::string(5000, 'm') + "\"", unknown);
    const auto body = [&](const std::string &name, const std::string &text, const Outcome &outcome) {
        all.push_back({"model: " + name, chat({bearer(w.key)}, text), outcome});
    };
    const std::string rest = R"("messages":[{"role":"user","content":"hi"}])";
    body("named twice", R"({"model":"gpt-4o-mini","model":"gpt-4o",)" + rest + "}", refused({400}));
    body("named twice, once with an escape", R"({"model":"gpt-4o-mini","mod\u0065l":"gpt-4o",)" + rest + "}",
         refused({400}));
    body("named twice, once at the end", R"({"model":"gpt-4o-mini",)" + rest + R"(,"model":"gpt-4o"})",
         refused({400}));
    body("named in another case, too", R"({"model":"gpt-4o-mini","Model":"gpt-4o",)" + rest + "}",
         refused({400}));
    body("named in another case, too, in capitals",
         R"({"model":"gpt-4o-mini","MODEL":"gpt-4o",)" + rest + "}", refused({400}));
    body("named in another case only", R"({"Model":"gpt-4o-mini",)" + rest + "}", refused({400}));
    body("not named", "{" + rest + "}", refused({400}));
    body("a list to fall back on",
         R"({"model":"gpt-4o-mini","models":["gpt-4o","o3"],"route":"fallback",)" + rest + "}",
         asks("gpt-4o-mini"));
    all.push_back(
        {"model: in the query too",
         wire("POST /v1/chat/completions?model=gpt-4o&deployment=gpt-4o", {bearer(w.key)}, chatText()),
         asks("gpt-4o-mini")});
    all.push_back({"model: in a header too",
                   chat({bearer(w.key), "X-Model: gpt-4o", "openai-model: gpt-4o"}, chatText()),
                   asks("gpt-4o-mini")});
    const auto gemini = [&](const std::string &path, const std::string &text, const Outcome &outcome) {
        all.push_back({"model: " + path, wire("POST /v1beta/" + path, {bearer(w.key)}, text), outcome});
    };
    const std::string contents = R"("contents":[{"role":"user","parts":[{"text":"hi"}]}])";
    gemini("models/gemini-2.5-flash%3Fkey=x:generateContent", "{" + contents + "}", unknown);
    gemini("models/gemini-2.5-flash%23:generateContent", "{" + contents + "}", unknown);
    gemini("models/gemini-2.5-flash%2F..%2Fgemini-2.5-pro:generateContent", "{" + contents + "}", unknown);
    gemini("models/..%2F..%2Fv1%2Ffiles:generateContent", "{" + contents + "}", unknown);
    gemini("models/gemini-2.5-flash:generateContent", R"({"model":"models/gemini-2.5-pro",)" + contents + "}",
           refused({400}));
    const std::string one = R"("content":{"parts":[{"text":"hi"}]})";
    gemini("models/gemini-embedding-001:embedContent", R"({"model":"models/gemini-2.5-pro",)" + one + "}",
           refused({400}));
    gemini("models/gemini-embedding-001:batchEmbedContents",
           R"({"requests":[{"model":"models/gemini-embedding-001",)" + one
               + R"(},{"model":"models/gemini-2.5-pro",)" + one + "}]}",
           refused({400}));
    return all;
}

} // namespace llm0::attacks
