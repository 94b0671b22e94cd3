// Ways round the line: odd spellings of paid routes, routes that are not listed, methods, targets.
#include "attack.h"

namespace llm0::attacks {

namespace {

void addSpellings(Attacks &all, const World &w)
{
    const auto at = [&](const std::string &path, const Outcome &outcome) {
        all.push_back({"path: " + path, wire("POST " + path, {bearer(w.broke)}, chatText()), outcome});
    };
    const Outcome unknown = refused({404, 405});
    const Outcome held = refused({402});
    for (const char *path : {"//v1/chat/completions",
                             "/v1//chat/completions",
                             "/v1/chat//completions",
                             "/v1/chat/completions/",
                             "/V1/chat/completions",
                             "/v1/Chat/Completions",
                             "/v1/chat/completions;x=1",
                             "/v1;x/chat/completions",
                             "/v1/./chat/completions",
                             "/v1/../v1/chat/completions",
                             "/v1/%2e%2e/v1/chat/completions",
                             "/v1/%2e/chat/completions",
                             "/v1/chat/completions%20",
                             "/v1/chat/completions%2f",
                             "/v1%5cchat%5ccompletions",
                             "/v1/chat/completions.json",
                             "/v1/chat/completions%253f",
                             "/v2/chat/completions",
                             "/chat/completions",
                             "/v1/v1/chat/completions",
                             "/openai/chat/completions",
                             "/anthropic/v1/chat/completions",
                             "/proxy/v1/chat/completions",
                             "/api/v1/chat/completions",
                             "/%2fv1/chat/completions",
                             "/v1/engines/gpt-4o-mini/completions",
                             "/openai/deployments/gpt-4o-mini/chat/completions"})
        at(path, unknown);
    for (const char *path : {"/v1/chat/completions%00", "/v1/chat/completions%0d%0aX:%20y",
                             "/v1/chat/completions%zz", "/v1/chat/completions%", "/v1/chat/completions\x01"})
        at(path, refused({400}));
    for (const char *path :
         {"/v1/chat/completions?", "/v1/chat/completions?model=gpt-4o", "/%761/chat/completions",
          "/v1/chat%2fcompletions", "/openai/v1/chat/completions", "/v1/%63hat/completions"})
        at(path, held);
    const std::string gemini = R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})";
    const auto google = [&](const std::string &path, const Outcome &outcome) {
        all.push_back(
            {"path: " + path, wire("POST " + path, {"x-goog-api-key: " + w.broke}, gemini), outcome});
    };
    google("/v1beta/models/gemini-2.5-flash:generateContent", held);
    google("/v1beta/models/gemini-2.5-flash%3AgenerateContent", held);
    google("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse", held);
    google("/v1beta/models/x/../gemini-2.5-flash:generateContent", refused({400, 402, 404, 503}));
    google("/v1beta/models/gemini-2.5-flash%2f..%2fgemini-2.5-pro:generateContent",
           refused({400, 402, 404, 503}));
    google("/v1beta/models/gemini-2.5-flash:generateContent/", unknown);
    google("/v1beta/models/gemini-2.5-flash:GenerateContent", unknown);
    google("/v1beta/models/gemini-2.5-flash:batchGenerateContent", unknown);
    google("/v1beta/models/gemini-2.5-flash:predict", unknown);
    google("/v1beta/models/veo-3:predictLongRunning", unknown);
    google("/v1alpha/models/gemini-2.5-flash:generateContent", unknown);
    google("/v1/models/gemini-2.5-flash:generateContent", unknown);
    google("/v1beta/cachedContents", unknown);
    google("/v1beta/files", unknown);
    google("/v1beta/tunedModels", unknown);
    google("/upload/v1beta/files", unknown);
}

void addUnlisted(Attacks &all, const World &w)
{
    for (const char *request : {"POST /v1/batches",
                                "POST /v1/files",
                                "POST /v1/fine_tuning/jobs",
                                "POST /v1/images/generations",
                                "POST /v1/images/edits",
                                "POST /v1/audio/speech",
                                "POST /v1/audio/transcriptions",
                                "GET /v1/realtime",
                                "POST /v1/realtime/sessions",
                                "POST /v1/assistants",
                                "POST /v1/threads/runs",
                                "POST /v1/vector_stores",
                                "POST /v1/moderations",
                                "POST /v1/videos",
                                "POST /v1/containers",
                                "POST /v1/uploads",
                                "POST /v1/conversations",
                                "GET /v1/responses/resp_1",
                                "DELETE /v1/responses/resp_1",
                                "GET /v1/responses/resp_1/input_items",
                                "POST /v1/responses/resp_1/cancel",
                                "POST /v1/responses/compact",
                                "GET /v1/chat/completions/chatcmpl_1",
                                "POST /v1/messages/batches",
                                "POST /v1/complete",
                                "POST /api/pull",
                                "POST /api/create",
                                "POST /api/push",
                                "DELETE /api/delete",
                                "POST /api/copy",
                                "POST /api/embeddings",
                                "POST /model/anthropic.claude-v2/converse",
                                "POST /model/anthropic.claude-v2/invoke",
                                "GET /v1/organization/costs",
                                "POST /v1/rerank"})
        all.push_back({std::string("route: ") + request, wire(request, {bearer(w.key)}, chatText()),
                       refused({404, 405})});
}

void addMethods(Attacks &all, const World &w)
{
    for (const char *method :
         {"GET", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "HEAD", "PROPFIND", "POST-"})
        all.push_back({std::string("method: ") + method,
                       wire(std::string(method) + " /v1/chat/completions", {bearer(w.key)}, chatText()),
                       refused({400, 405})});
    all.push_back({"method: in lower case", wire("post /v1/chat/completions", {bearer(w.key)}, chatText()),
                   refused({400})});
    for (const char *line :
         {"X-HTTP-Method-Override: POST", "X-HTTP-Method: POST", "X-Method-Override: POST"})
        all.push_back({std::string("method: ") + line,
                       wire("GET /v1/chat/completions?_method=POST", {bearer(w.key), line}, chatText()),
                       refused({405})});
    all.push_back(
        {"method: override towards a free one",
         wire("POST /v1/chat/completions", {bearer(w.broke), "X-HTTP-Method-Override: GET"}, chatText()),
         refused({402})});
}

void addTargets(Attacks &all, const World &w)
{
    const auto raw = [&](const std::string &name, const std::string &head, const Outcome &outcome) {
        all.push_back({"target: " + name,
                       head + "Connection: close\r\n" + bearer(w.broke) + "\r\nContent-Length: "
                           + std::to_string(chatText().size()) + "\r\n\r\n" + chatText(),
                       outcome});
    };
    raw("CONNECT to a provider", "CONNECT api.openai.com:443 HTTP/1.1\r\nHost: api.openai.com:443\r\n",
        refused({400, 404, 405, 421}));
    raw("CONNECT to this machine", "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n",
        refused({400, 404, 405}));
    raw("absolute, another host",
        "POST http://api.openai.com/v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n", refused({400}));
    raw("absolute, another host in both",
        "POST http://api.openai.com/v1/chat/completions HTTP/1.1\r\nHost: api.openai.com\r\n",
        refused({421}));
    raw("absolute, this host", "POST http://localhost/v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n",
        refused({402}));
    raw("a name before the host",
        "POST http://localhost@evil.example/v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n",
        refused({400}));
    raw("another scheme", "POST gopher://localhost/v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n",
        refused({400, 402}));
    raw("no slash", "POST v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n", refused({400}));
    raw("HTTP/0.9", "POST /v1/chat/completions\r\nHost: localhost\r\n", refused({400}));
    raw("HTTP/2.0", "POST /v1/chat/completions HTTP/2.0\r\nHost: localhost\r\n", refused({400}));
    raw("HTTP/1.0", "POST /v1/chat/completions HTTP/1.0\r\nHost: localhost\r\n", refused({402}));
    raw("upgrade to a WebSocket",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n", refused({402}));
    raw("upgrade to h2c",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nHTTP2-Settings: "
        "AAMAAABk\r\n",
        refused({402}));
    raw("rewritten by a header",
        "POST /health HTTP/1.1\r\nHost: localhost\r\nX-Original-URL: /v1/chat/completions\r\n"
        "X-Rewrite-URL: /v1/chat/completions\r\n",
        refused({405}));
}

} // namespace

Attacks pathAttacks(const World &world)
{
    Attacks all;
    addSpellings(all, world);
    addUnlisted(all, world);
    addMethods(all, world);
    addTargets(all, world);
    return all;
}

} // namespace llm0::attacks
