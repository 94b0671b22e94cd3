#pragma once

#include "chatlinefixture.h"
#include "pipeline/customertoken.h"

namespace llm0 {

/// The real program with a project that takes signed customers only, and its secret in hand.
class SignedCustomers
{
public:
    using Json = GatewayProcess::Json;

    bool start()
    {
        gateway = std::make_unique<GatewayProcess>(
            GatewayProcess::Environment{{"OPENAI_BASE_URL", provider.baseUrl()},
                                        {"OPENAI_API_KEY", "k"},
                                        {"GEMINI_BASE_URL", provider.origin()},
                                        {"GEMINI_API_KEY", "k"},
                                        {"ANTHROPIC_BASE_URL", provider.origin()},
                                        {"ANTHROPIC_API_KEY", "k"},
                                        {"OLLAMA_BASE_URL", provider.origin() + "/none"}});
        return gateway->start();
    }
    /// A fresh secret, required; a key that reads no cache.
    bool renew()
    {
        secret = makeSecret(0);
        key = gateway->createKey();
        provider.reset();
        return !secret.empty() && !key.secret.empty() && require(true) == 200;
    }

    std::string path(const std::string &tail) const { return "/projects/" + gateway->projectId() + tail; }
    std::string makeSecret(int overlapHours)
    {
        const auto made =
            gateway->admin("POST", path("/customer-signing/secrets"), {{"overlap_hours", overlapHours}});
        return textOf(made.body, "secret");
    }
    Json secrets() { return gateway->admin("GET", path("/customer-signing")).body["secrets"]; }
    int require(bool flag)
    {
        return gateway->admin("PATCH", path("/customer-signing"), {{"require_signed_customers", flag}})
            .status;
    }

    static std::int64_t nowSeconds() { return SystemClock().nowMs() / 1000; }
    CustomerClaims claimsOf(const std::string &customer, const std::string &tier = {}) const
    {
        return {customer, tier, gateway->projectId(), "", nowSeconds(), nowSeconds() + 600};
    }
    std::string token(const std::string &customer, const std::string &tier = {}) const
    {
        return signCustomerToken(claimsOf(customer, tier), Secret(secret));
    }
    HttpAsk ask(const std::string &path, const std::string &body, const Headers &headers) const
    {
        HttpAsk ask;
        ask.url = gateway->dataUrl() + path;
        ask.headers = withKey(key, headers);
        ask.body = body;
        return ask;
    }
    HttpReply send(const std::string &path, const std::string &body, const Headers &headers)
    {
        return client.send(ask(path, body, headers));
    }
    HttpReply say(const Headers &headers) { return send("/v1/chat/completions", chatBody("hi"), headers); }

    FakeProvider provider;
    std::unique_ptr<GatewayProcess> gateway;
    GatewayProcess::Key key;
    std::string secret;
    HttpClient client;
};

inline Headers tokenHeader(const std::string &token)
{
    return {{"X-LLM0-Customer-Token", token}};
}

inline void verifyRefused(const HttpReply &reply, int status, const char *said)
{
    QVERIFY2(reply.status == status, (std::to_string(reply.status) + " " + reply.body).c_str());
    QVERIFY2(reply.body.find(said) != std::string::npos, reply.body.c_str());
}

} // namespace llm0
