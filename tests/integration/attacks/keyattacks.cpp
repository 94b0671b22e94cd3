// Ways to spend with no key, a wrong one or another's.
#include "attack.h"

#include <algorithm>

namespace llm0::attacks {

namespace {

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return text;
}

/// base64 of "user:" and of the key would need a codec here; what is told apart is the scheme.
const char *const basic = "Authorization: Basic bGxtMF9saXZlX2FhYWE6";

void addSpellings(Attacks &all, const World &w)
{
    const auto with = [&](const std::string &name, const Lines &lines, const Outcome &outcome) {
        all.push_back({"key: " + name, chat(lines, chatText()), outcome});
    };
    const Outcome none = refused({401});
    const Outcome plain = counted("");
    with("none", {}, none);
    with("an empty Bearer", {"Authorization: Bearer"}, none);
    with("an empty Bearer with blanks", {"Authorization: Bearer    "}, none);
    with("Basic", {basic}, none);
    with("as a Basic credential in clear", {"Authorization: Basic " + w.key}, none);
    with("scheme Token", {"Authorization: Token " + w.key}, none);
    with("without a scheme", {"Authorization: " + w.key}, none);
    with("scheme glued on", {"Authorization: Bearer" + w.key}, none);
    with("scheme and a tab", {"Authorization: Bearer\t" + w.key}, none);
    with("quoted", {"Authorization: Bearer \"" + w.key + "\""}, none);
    with("with a comma", {bearer(w.key) + ","}, none);
    with("two in one line", {bearer(w.key) + ", Bearer " + w.otherKey}, none);
    with("one letter short", {bearer(w.key.substr(0, w.key.size() - 1))}, none);
    with("one letter long", {bearer(w.key + "0")}, none);
    with("in capitals", {bearer(upper(w.key))}, none);
    with("hex in capitals", {bearer(w.key.substr(0, 10) + upper(w.key.substr(10)))}, none);
    with("a wildcard", {"Authorization: Bearer llm0_live_*"}, none);
    with("all zeros", {"Authorization: Bearer llm0_live_" + std::string(64, '0')}, none);
    with("its prefix and SQL", {"Authorization: Bearer llm0_live_' OR 1=1 --"}, none);
    with("NUL behind it", {bearer(w.key) + std::string("\0", 1)}, refused({400}));
    with("revoked", {bearer(w.revoked)}, none);
    with("rotated out", {bearer(w.rotatedOut)}, none);
    with("of a project that is off", {bearer(w.offKey)}, none);
    with("the admin token", {bearer(w.adminToken)}, none);
    with("the provider's own", {bearer(w.providerKey)}, none);
    with("in a cookie", {"Cookie: api_key=" + w.key + "; Authorization=Bearer " + w.key}, none);
    with("in Proxy-Authorization", {"Proxy-Authorization: Bearer " + w.key}, none);
    with("in X-Forwarded-Authorization", {"X-Forwarded-Authorization: Bearer " + w.key}, none);
    with("in api-key", {"api-key: " + w.key}, none);
    with("scheme in lower case", {"authorization: bearer " + w.key}, plain);
    with("two blanks", {"Authorization: Bearer  " + w.key}, plain);
    with("x-api-key", {"x-api-key: " + w.key}, plain);
    with("X-GOOG-API-KEY", {"X-GOOG-API-KEY: " + w.key}, plain);
}

void addPairs(Attacks &all, const World &w)
{
    const auto with = [&](const std::string &name, const Lines &lines, const Outcome &outcome) {
        all.push_back({"keys: " + name, chat(lines, chatText()), outcome});
    };
    const Outcome none = refused({401});
    const Outcome twice = refused({400});
    with("Bearer and another in x-api-key", {bearer(w.key), "x-api-key: " + w.otherKey}, none);
    with("Bearer and another in x-goog-api-key", {bearer(w.key), "x-goog-api-key: " + w.otherKey}, none);
    with("two Bearer lines", {bearer(w.key), bearer(w.otherKey)}, twice);
    with("two x-api-key lines", {"x-api-key: " + w.key, "x-api-key: " + w.otherKey}, twice);
    with("a broke one before a rich one", {bearer(w.broke), bearer(w.key)}, twice);
    with("a revoked one beside a good one", {bearer(w.revoked), "x-api-key: " + w.key}, none);
    with("a foreign Bearer before a good x-api-key",
         {"Authorization: Bearer sk-ant-foreign", "x-api-key: " + w.key}, none);
    with("the same twice", {bearer(w.key), "x-api-key: " + w.key}, counted(""));
    with("a foreign x-api-key behind a good Bearer", {bearer(w.key), "x-api-key: sk-ant-foreign"},
         counted(""));
    all.push_back({"keys: another in the query",
                   wire("POST /v1/chat/completions?key=" + w.otherKey, {bearer(w.key)}, chatText()), none});
    all.push_back({"keys: two in the query",
                   wire("POST /v1/chat/completions?key=" + w.key + "&key=" + w.otherKey, {}, chatText()),
                   none});
}

void addQueries(Attacks &all, const World &w)
{
    for (const char *name : {"api_key", "apikey", "access_token", "token", "KEY", "Key", "authorization"})
        all.push_back({std::string("key: in the query as ") + name,
                       wire("POST /v1/chat/completions?" + std::string(name) + "=" + w.key, {}, chatText()),
                       refused({401})});
    all.push_back({"key: in the fragment", wire("POST /v1/chat/completions#key=" + w.key, {}, chatText()),
                   refused({400})});
    all.push_back({"key: in the body", chat({}, chatText("\"api_key\":\"" + w.key + "\",")), refused({401})});
    all.push_back({"key: of a broke one in the query",
                   wire("POST /v1/chat/completions?key=" + w.broke, {}, chatText()), refused({402})});
}

void addAdmin(Attacks &all, const World &w)
{
    const auto on = [&](const std::string &request, const std::string &key, const std::string &body = {}) {
        all.push_back({"admin: " + request + " with " + key.substr(0, 9),
                       wire(request, {bearer(key), "Content-Type: application/json"}, body), refused({401}),
                       true});
    };
    for (const char *request :
         {"GET /v1/admin/projects", "GET /v1/admin/settings", "POST /v1/admin/pause", "POST /v1/admin/resume",
          "GET /v1/admin/events", "GET /v1/admin/export/requests.csv", "GET /v1/admin/openapi.json",
          "POST /v1/admin/backup"})
        on(request, w.key, "{}");
    on("GET /v1/admin/projects", w.secret);
    on("GET /v1/admin/projects", w.token);
    on("GET /v1/admin/projects", w.providerKey);
    all.push_back({"admin: token in the query",
                   wire("GET /v1/admin/projects?key=" + w.adminToken + "&token=" + w.adminToken, {}),
                   refused({401}), true});
    all.push_back({"admin: token in x-api-key",
                   wire("GET /v1/admin/projects", {"x-api-key: " + w.adminToken}), refused({401}), true});
    all.push_back({"admin: token in a cookie",
                   wire("GET /v1/admin/projects", {"Cookie: token=" + w.adminToken}), refused({401}), true});
    for (const char *path :
         {"/v1/admin/projects", "//v1/admin/projects", "/v1/admin/pause", "/admin", "/v1/admin"})
        all.push_back({std::string("admin: on the apps' port at ") + path,
                       wire("GET " + std::string(path), {bearer(w.adminToken)}), refused({404})});
    all.push_back({"admin: a spending route on the admin port", chat({bearer(w.key)}, chatText()),
                   refused({401}), true});
    all.push_back({"admin: a spending route on the admin port with its token",
                   chat({bearer(w.adminToken)}, chatText()), refused({404}), true});
}

} // namespace

Attacks keyAttacks(const World &world)
{
    Attacks all;
    addSpellings(all, world);
    addPairs(all, world);
    addQueries(all, world);
    addAdmin(all, world);
    return all;
}

} // namespace llm0::attacks
