#include "cache/httpembedder.h"

namespace llm0 {

namespace {

constexpr std::size_t maxAnswerBytes = 4u * 1024 * 1024;
constexpr int failuresUntilRest = 3;
constexpr std::int64_t restUs = 10'000'000;

std::string nameOf(const HttpEmbedderOptions &options)
{
    switch (options.wire) {
    case EmbeddingWire::Ollama:
        return "ollama/" + options.model;
    case EmbeddingWire::OpenAi:
        return options.url + "/" + options.model;
    case EmbeddingWire::Service:
        return options.url;
    }
    return {};
}

} // namespace

class HttpEmbedder::Call final : public Embedder::Pending
{
public:
    Call(const HttpEmbedder &embedder, const std::string &text, Done done)
        : m_clock(embedder.m_clock)
        , m_health(embedder.m_health)
        , m_done(std::move(done))
    {
        m_deadline.setSingleShot(true);
        QObject::connect(&m_deadline, &QTimer::timeout, &m_deadline, [this] { fail("took too long"); });
        m_deadline.start(embedder.m_options.deadline);
        m_call = embedder.m_client.start(requestOf(embedder.m_options, text), callbacks());
    }

private:
    static UpstreamRequest requestOf(const HttpEmbedderOptions &options, const std::string &text)
    {
        UpstreamRequest request;
        request.url = embeddingUrl(options.wire, options.url);
        request.body = embeddingBody(options.wire, options.model, text);
        request.headers.add("Content-Type", "application/json");
        if (!options.key.empty())
            request.secretHeaders.add("Authorization", "Bearer " + options.key.reveal());
        request.timeouts = {options.deadline, options.deadline, options.deadline};
        request.maxBodyBytes = maxAnswerBytes;
        return request;
    }

    UpstreamCallbacks callbacks()
    {
        UpstreamCallbacks calls;
        calls.onHead = [this](int status, const Headers &) { m_status = status; };
        calls.onData = [this](std::string_view bytes) { m_body.append(bytes); };
        calls.onDone = [this](const UpstreamOutcome &outcome) {
            if (outcome.end != UpstreamEnd::Complete)
                return fail(outcome.reason);
            if (m_status != 200)
                return fail("answered HTTP " + std::to_string(m_status));
            finish(readEmbedding(m_body));
        };
        return calls;
    }

    void fail(const std::string &reason)
    {
        finish(Error{ErrorCode::ProviderError, "the embedder " + reason, {}});
    }

    void finish(Result<std::vector<float>> result)
    {
        m_deadline.stop();
        if (m_call)
            m_call->cancel();
        if (result) {
            m_health->failures = 0;
        } else if (++m_health->failures >= failuresUntilRest) {
            m_health->failures = 0;
            m_health->restUntilUs = m_clock.monotonicUs() + restUs;
        }
        // May drop this object.
        const Done done = std::exchange(m_done, nullptr);
        if (done)
            done(std::move(result));
    }

    const Clock &m_clock;
    std::shared_ptr<Health> m_health;
    Done m_done;
    QTimer m_deadline;
    std::unique_ptr<UpstreamCall> m_call;
    int m_status = 0;
    std::string m_body;
};

HttpEmbedder::HttpEmbedder(HttpEmbedderOptions options, UpstreamClient &client, const Clock &clock)
    : m_options(std::move(options))
    , m_name(nameOf(m_options))
    , m_client(client)
    , m_clock(clock)
{}

std::unique_ptr<Embedder::Pending> HttpEmbedder::embed(const std::string &text, Done done)
{
    if (m_clock.monotonicUs() < m_health->restUntilUs) {
        done(Error{
            ErrorCode::ProviderError, "the embedder failed just now and is left alone for a while", {}});
        return nullptr;
    }
    return std::make_unique<Call>(*this, text, std::move(done));
}

} // namespace llm0
