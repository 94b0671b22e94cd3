#pragma once

#include "ui/fakeadmin.h"

#include <QDateTime>

namespace llm0::ui {

inline QByteArray window(const char *spent, const char *reserved, const char *cap, const char *left)
{
    const auto quote = [](const char *v) { return v ? '"' + QByteArray(v) + '"' : QByteArray("null"); };
    return "{\"spent\":" + quote(spent) + ",\"reserved\":" + quote(reserved) + ",\"cap\":" + quote(cap)
           + ",\"left\":" + quote(left) + "}";
}

inline QByteArray scope(const char *kind, const char *name, const QByteArray &day, const char *exposure,
                        const char *binding, const QByteArray &more = {})
{
    return QByteArray("{\"scope\":\"") + kind + "\",\"id\":\"" + name + "\",\"name\":\"" + name
           + "\",\"day\":" + day + ",\"month\":" + day
           + ",\"exposure\":" + (exposure ? '"' + QByteArray(exposure) + '"' : "null") + ",\"binding\":\""
           + binding + "\",\"resets_at\":\"2026-11-25T00:00:00.000Z\"" + more + "}";
}

inline QByteArray customer(const char *id, const char *tier, const char *today, const char *month,
                           const char *cap, const char *left, const char *state, const char *source = "tier")
{
    const QByteArray limit = cap ? QByteArray(cap) : QByteArray("null");
    return QByteArray("{\"customer_id\":\"") + id + "\",\"name\":\"" + id
           + "\",\"project_id\":\"p1\",\"tier\":\"" + tier
           + "\",\"blocked\":" + (QByteArray(state) == "blocked" ? "true" : "false")
           + ",\"limits\":" + (QByteArray(source) == "override" ? "{}" : "null")
           + ",\"effective\":{\"source\":\"" + source + "\",\"daily_spend_limit_usd\":" + limit
           + ",\"monthly_spend_limit_usd\":100,\"per_request_max_usd\":null,"
           + "\"on_limit_behavior\":\"block\"},\"spend_today\":\"" + today + "\",\"spend_month\":\"" + month
           + "\",\"reserved\":\"0.030000000\",\"left_today\":"
           + (left ? '"' + QByteArray(left) + '"' : "null")
           + ",\"left_month\":null,\"requests_month\":1204,\"last_seen\":\"2026-11-24T02:00:00.000Z\","
             "\"state\":\""
           + state + "\"}";
}

inline QByteArray request(int i, const char *who, const char *model, const char *served, const char *status,
                          const char *actual, const char *cache, double ms, const QByteArray &more = {})
{
    const QDateTime at = QDateTime::currentDateTimeUtc().addSecs(-i * 7);
    return "{\"request_id\":\"req_" + QByteArray::number(i) + "8f2c61d0a3\",\"started_at\":\""
           + at.toString(Qt::ISODateWithMs).toLatin1()
           + "\",\"project\":\"shop-assistant\",\"key\":\"web-1\",\"customer_id\":\"" + who
           + "\",\"tier\":\"free\",\"labels\":{},\"stream\":true,\"model_asked\":\"" + model
           + "\",\"model_served\":\"" + served + "\",\"provider\":\"openai\",\"status\":\"" + status
           + "\",\"http_status\":" + (QByteArray(status) == "refused" ? "429" : "200")
           + ",\"estimate\":\"0.006890000\",\"reserved\":\"0.006890000\",\"actual\":\"" + actual
           + "\",\"avoided\":\"0.000294000\",\"saved\":\"0.000000000\",\"price_version\":\"2026-11-22\","
             "\"usage\":{\"input\":1204,"
             "\"cache_read\":0,\"output\":388},\"cache\":\""
           + cache + "\",\"total_ms\":" + QByteArray::number(ms)
           + ",\"first_byte_ms\":310.5,\"gateway_ms\":0.42,\"attempts\":[]" + more + "}";
}

/// A small shop with a few customers, one near its cap, one blocked.
inline void scriptShop(FakeAdmin &fake)
{
    fake.answer(
        "GET /status",
        R"({"version":"0.1.0","listen":"http:\/\/127.0.0.1:8080","admin":"http:\/\/127.0.0.1:8081","uptime_s":4000,
 "paused":null,"in_flight":3,"reserved":"0.040000000","spent_today":"8.760000000","can_still_spend_today":"41.200000000",
 "day_resets_at":"2026-11-25T00:00:00.000Z","month_resets_at":"2026-12-01T00:00:00.000Z","budget_time_zone":"UTC",
 "database_bytes":18000000,"ledger":"ok","prices_date":"2026-11-22"})");
    const QByteArray shop = scope(
        "project", "shop-assistant", window("6.02", "0.04", "30", "23.94"), "23.94", "project day",
        ",\"keys\":[" + scope("key", "web-1", window("6.02", "0.04", nullptr, nullptr), "23.94", "")
            + "],\"customers\":["
            + scope("customer", "acme", window("4.81", "0.03", "5", "0.16"), "0.16", "customer day") + ","
            + scope("customer", "globex", window("0.94", "0.01", "5", "4.05"), "4.05", "customer day") + "]");
    const QByteArray docs =
        scope("project", "docs-search", window("2.74", "0", "20", "17.26"), "17.26", "project day",
              ",\"customers\":["
                  + scope("customer", "initech", window("1", "0", "1", "0"), "0", "customer day") + "]");
    fake.answer("GET /exposure",
                "{\"account\":"
                    + scope("account", "account", window("8.76", "0.04", "50", "41.2"), "41.2", "account day")
                    + ",\"projects\":[" + shop + "," + docs + "]}");
    QByteArray usage = "{\"usage\":[";
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const int hours = now.time().hour();
    for (int h = 0; h <= hours; ++h)
        usage += (h ? "," : "") + QByteArray("{\"hour\":\"")
                 + QDateTime(now.date(), QTime(h, 0), Qt::UTC).toString(Qt::ISODateWithMs).toLatin1()
                 + "\",\"cost\":\"" + QByteArray::number(8.76 / (hours + 1), 'f', 9) + "\"}";
    fake.answer("GET /usage", usage + "]}");
    fake.answer("GET /providers", R"({"providers":[
 {"slug":"openai","name":"OpenAI","kind":"cloud","base_url":"https:\/\/api.openai.com/v1","key_set":true,"key_source":"keychain","enabled":true,"status":"ok","latency_ms":212},
 {"slug":"anthropic","name":"Anthropic","kind":"cloud","base_url":"https:\/\/api.anthropic.com","key_set":true,"key_source":"environment","enabled":true,"status":"ok","latency_ms":318},
 {"slug":"google","name":"Gemini","kind":"cloud","base_url":"https:\/\/generativelanguage.googleapis.com","key_set":true,"key_source":"file","enabled":true,"status":"error","latency_ms":2400,"message":"503 from the provider, 3 % of calls"},
 {"slug":"groq","name":"Groq","kind":"cloud","base_url":"https:\/\/api.groq.com/openai/v1","key_set":false,"key_source":null,"enabled":true,"status":"no_key"},
 {"slug":"mistral","name":"Mistral","kind":"cloud","base_url":"https:\/\/api.mistral.ai/v1","key_set":false,"key_source":null,"enabled":false,"status":"no_key"},
 {"slug":"ollama","name":"Ollama","kind":"local","base_url":"http:\/\/127.0.0.1:11434","key_set":false,"key_source":null,"enabled":true,"status":"ok","latency_ms":4,"models":["llama3.3","qwen3:8b","gemma3"]}]})");
    fake.answer(
        "GET /projects",
        R"({"projects":[{"id":"p1","name":"shop-assistant","daily_cap_usd":30,"monthly_cap_usd":500,"per_request_max_usd":null,"is_active":true,"spend_today":"6.02","spend_month":"110"},{"id":"p2","name":"docs-search","daily_cap_usd":20.5,"monthly_cap_usd":null,"per_request_max_usd":null,"is_active":true,"spend_today":"2.74","spend_month":"40"}]})");
    fake.answer(
        "GET /projects/p1/api-keys",
        R"({"api_keys":[{"id":"k1","project_id":"p1","name":"web-1","shown":"llm0_live_1a2b…","rate_limit_per_minute":120,"daily_cap_usd":10,"monthly_cap_usd":null,"per_request_max_usd":0.5,"is_active":true,"spend_today":"6.02","spend_month":"88.10"},{"id":"k2","project_id":"p1","name":"batch","shown":"llm0_live_9f01…","rate_limit_per_minute":null,"daily_cap_usd":null,"monthly_cap_usd":null,"per_request_max_usd":null,"is_active":false,"spend_today":"0","spend_month":"1.2"}]})");
    fake.answer(
        "GET /projects/p2/api-keys",
        R"({"api_keys":[{"id":"k3","project_id":"p2","name":"docs-ci","shown":"llm0_live_77aa…","rate_limit_per_minute":60,"daily_cap_usd":3,"monthly_cap_usd":null,"per_request_max_usd":null,"is_active":true,"spend_today":"2.74","spend_month":"40"}]})");
    fake.answer("GET /projects/p1/tiers", R"({"tiers":[{"slug":"free"},{"slug":"pro"},{"slug":"team"}]})");
    fake.answer("GET /projects/p1/customers",
                "{\"customers\":[" + customer("acme", "pro", "4.81", "61.20", "5", "0.16", "near") + ","
                    + customer("globex", "pro", "0.94", "18.77", "5", "4.05", "ok") + ","
                    + customer("initech", "free", "1.00", "9.31", "1", "0", "blocking") + ","
                    + customer("umbrella", "team", "0.71", "14.02", "10", "9.28", "ok", "override") + ","
                    + customer("hooli", "pro", "0.0000066", "7.9", nullptr, nullptr, "ok") + ","
                    + customer("<b>bold</b> & co", "", "0.12", "0.12", "1", "0.88", "new") + ","
                    + customer("spammer", "free", "0.08", "1.93", "1", "0.92", "blocked")
                    + "],\"next_cursor\":null,\"total\":7}");
    const QByteArray why =
        R"(,"error_code":"customer_spend_cap_exceeded","block_reason":{"scope":"customer","scope_id":"initech","window":"day","limit_usd":"1.00","spent_usd":"1.000000","reserved_usd":"0","remaining_usd":"0.000000","needed_usd":"0.000294","resets_at":"2026-11-25T00:00:00.000Z"})";
    QByteArray log =
        request(3, "initech", "gpt-4o-mini", "", "refused", "0", "miss", 0.2, why) + ","
        + request(4, "acme", "gpt-4o", "gpt-4o", "ok", "0.006890000", "miss", 1210) + ","
        + request(5, "globex", "claude-haiku-4-5", "claude-haiku-4-5", "ok", "0.001512000", "miss", 840) + ","
        + request(6, "acme", "gpt-4o", "gpt-4o", "ok", "0.000000000", "exact", 0.3) + ","
        + request(7, "hooli", "gemini-2.5-flash", "gpt-4o-mini", "ok", "0.000118000", "miss", 1020) + ","
        + request(8, "umbrella", "llama3.3", "llama3.3", "ok", "0.000000000", "miss", 4600) + ","
        + request(9, "", "gpt-4o", "gpt-4o", "aborted", "0.000050123", "miss", 520) + ","
        + request(10, "globex", "claude-haiku-4-5", "claude-haiku-4-5", "failed", "0", "miss", 30100);
    fake.answer("GET /requests", "{\"requests\":[" + log + "],\"next_cursor\":null}");
    fake.answer(
        "GET /prices",
        R"({"date":"2026-11-22","version":"x","prices":[{"provider":"openai","model":"gpt-4o","pico_per_token":{"input":2500000,"cache_read":1250000,"output":10000000}}]})");
    fake.answer(
        "GET /settings",
        R"({"settings":{"listen":{"value":"127.0.0.1:8080","source":"stored","needs_restart":true},"admin_listen":{"value":"127.0.0.1:8081","source":"default","needs_restart":true},
"workers":{"value":2,"source":"default","needs_restart":true},"budget_time_zone":{"value":"UTC","source":"default","needs_restart":false},"daily_cap_usd":{"value":50,"source":"stored","needs_restart":false},"monthly_cap_usd":{"value":null,"source":"default","needs_restart":false},
"per_request_max_usd":{"value":0.25,"source":"file","needs_restart":false},"retention_days":{"value":90,"source":"environment","needs_restart":false},"secrets_backend":{"value":"auto","source":"default","needs_restart":false},"allowed_hosts":{"value":[],"source":"default","needs_restart":false}}})");
}

} // namespace llm0::ui
