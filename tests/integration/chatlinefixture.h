#pragma once

#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"

#include <QTest>

namespace llm0 {

/// A fresh gateway with a key, before a fresh provider; and short ways to call and read.
class ChatLine
{
public:
    using Json = GatewayProcess::Json;

    bool start()
    {
        if (!gateway.start())
            return false;
        key = gateway.createKey();
        return !key.secret.empty();
    }

    HttpAsk ask(const std::string &body, const Headers &headers = {}) const
    {
        HttpAsk ask;
        ask.url = gateway.chatUrl();
        ask.headers = withKey(key, headers);
        ask.body = body;
        return ask;
    }
    HttpReply send(const std::string &body, const Headers &headers = {})
    {
        return client.send(ask(body, headers));
    }
    HttpReply say(const std::string &text, const Headers &headers = {})
    {
        return send(chatBody(text), headers);
    }
    /// The body the provider received last.
    std::string forwarded() const
    {
        const auto requests = provider.requests();
        return requests.empty() ? std::string() : requests.back().body;
    }

    FakeProvider provider;
    GatewayProcess gateway{GatewayProcess::pointingTo(provider.baseUrl(), provider.origin())};
    GatewayProcess::Key key;
    HttpClient client;
};

inline std::string textOf(const nlohmann::ordered_json &object, const char *field)
{
    return object.is_object() && object.contains(field) && object[field].is_string()
               ? object[field].get<std::string>()
               : std::string();
}

inline nlohmann::ordered_json parsedJson(const std::string &text)
{
    return nlohmann::ordered_json::parse(text, nullptr, false);
}

/// The `code` of an error in OpenAI's shape.
inline std::string errorCode(const HttpReply &reply)
{
    const auto json = parsedJson(reply.body);
    return json.is_object() && json.contains("error") ? textOf(json["error"], "code") : std::string();
}

inline std::string header(const HttpReply &reply, std::string_view name)
{
    return std::string(reply.headers.value(name));
}

/// gpt-4o-mini, in nano-USD.
inline Money miniPrice(const fake::Bill &bill)
{
    return Money::fromNano((bill.promptTokens - bill.cachedTokens) * 150 + bill.cachedTokens * 75
                           + bill.completionTokens * 600);
}

} // namespace llm0
