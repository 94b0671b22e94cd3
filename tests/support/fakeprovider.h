#pragma once

#include "support/fakesigv4.h"
#include "support/faketally.h"

#include <chrono>
#include <functional>
#include <memory>

namespace llm0 {

/// A provider on a real loopback port and on its own thread, speaking providers' APIs, that counts and bills.
/// Scripted by directives in the last user message (see fake::behaviourFrom) or by a function. Deliberately
/// without the product's HTTP code, which it judges.
///
/// Routes, each format in a file of its own: OpenAI's chat/completions, responses, completions, embeddings;
/// Anthropic's messages and count_tokens; Gemini's (stream)GenerateContent, countTokens,
/// (batchE|e)mbedContent(s); Ollama's chat, generate, embed, show; Bedrock's converse(-stream); lists of
/// models as each provider tells them; and its own GET /_stats, /_requests; POST /_reset, /_aws-keys.
class FakeProvider
{
public:
    using Script = std::function<fake::Behaviour(const fake::Received &)>;

    explicit FakeProvider(std::uint16_t port = 0);
    ~FakeProvider();
    FakeProvider(const FakeProvider &) = delete;
    FakeProvider &operator=(const FakeProvider &) = delete;

    std::uint16_t port() const;
    std::string origin() const;                              ///< "http://127.0.0.1:PORT"
    std::string baseUrl() const { return origin() + "/v1"; } ///< what an OpenAI client takes

    /// Instead of the directives, from the next request on. Runs on the fake's thread. Null: directives
    /// again.
    void setScript(Script script);
    void setModels(std::vector<std::string> models);
    /// From now on Bedrock's calls must be signed with these.
    void setAwsKeys(fake::AwsKeys keys);

    /// Calls that arrived whole, in order of arrival; lists of models are none.
    std::vector<fake::Received> requests() const;
    int calls() const { return static_cast<int>(requests().size()); }
    fake::Bill billed() const; ///< over all models
    std::map<std::string, fake::Bill> billedPerModel() const;
    std::vector<fake::BilledCall> billedCalls() const; ///< the invoice, in the order of billing
    std::int64_t bytesSent() const;                    ///< handed to the kernel, over all connections
    int connectionsOpen() const;
    int connectionsEver() const;
    int aborts() const; ///< clients that left before their answer was out
    int inFlight() const;
    int mostInFlight() const;
    /// Forgets requests, bills and bytes.
    void reset();

    /// Waits until no exchange is open, so that bills are final. False on time-out.
    bool waitIdle(std::chrono::milliseconds limit = std::chrono::seconds(10)) const;
    /// Closes connections that wait for a request, as providers do after a while; returns when done.
    void closeIdleConnections();

private:
    class Server;
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace llm0
