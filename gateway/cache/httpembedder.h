#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "cache/embedder.h"
#include "cache/embeddingwire.h"
#include "providers/upstreamclient.h"

#include <QTimer>

#include <chrono>

namespace llm0 {

struct HttpEmbedderOptions {
    EmbeddingWire wire = EmbeddingWire::Ollama;
    std::string url;   ///< base; see embeddingUrl()
    std::string model; ///< unused by LLM0's service
    Secret key;        ///< sent as a bearer, if there is one
    std::chrono::milliseconds deadline{300};
};

/// Asks an embedding service over HTTP. After a few failures in a row it is left alone for a while, so that a
/// service that is down costs nothing.
class HttpEmbedder final : public Embedder
{
public:
    /// `client` outlives it and lives on the same thread.
    HttpEmbedder(HttpEmbedderOptions options, UpstreamClient &client, const Clock &clock);

    const std::string &name() const override { return m_name; }
    bool knowsMeaning() const override { return true; }
    std::unique_ptr<Pending> embed(const std::string &text, Done done) override;

private:
    class Call;
    struct Health {
        int failures = 0;
        std::int64_t restUntilUs = 0;
    };

    const HttpEmbedderOptions m_options;
    const std::string m_name;
    UpstreamClient &m_client;
    const Clock &m_clock;
    std::shared_ptr<Health> m_health = std::make_shared<Health>();
};

} // namespace llm0
