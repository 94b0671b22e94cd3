#pragma once

#include "http/router.h"
#include "pipeline/requestpipeline.h"
#include "pipeline/spendingroutes.h"
#include "pipeline/tokencounter.h"

#include <QObject>

namespace llm0 {

/// What apps reach on port 8080, on one worker: the spending routes go down the line, the rest is free.
class DataPlane
{
public:
    /// `metricsText` answers GET /metrics; called on the worker.
    DataPlane(const Line &line, std::function<std::string()> metricsText);

    void handle(HttpRequest request, ResponseStreamPtr response);
    void cancelAll()
    {
        m_pipeline.cancelAll();
        m_counter.cancelAll();
    }

    struct Route;
    using Match = Router<Route>::Match;
    using Answer = void (DataPlane::*)(HttpRequest, ResponseStreamPtr, const Match &);
    struct Route {
        Answer answer = nullptr;
        const SpendingRoute *spends = nullptr; ///< goes down the line
        Format dialect = Format::OpenAiChat;   ///< of a route that costs nothing
    };
    /// All that is served.
    static Router<Route> routes();

private:
    void answer(HttpRequest request, ResponseStreamPtr response);
    bool mayAsk(const HttpRequest &request, ResponseStream &response) const;
    void tellOf(std::string_view name, const HttpRequest &request, ResponseStream &response,
                Format dialect) const;
    void spend(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void countTokens(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void models(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void model(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void show(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void running(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void version(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void root(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void health(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void ready(HttpRequest request, ResponseStreamPtr response, const Match &match);
    void metrics(HttpRequest request, ResponseStreamPtr response, const Match &match);

    const Line &m_line;
    std::function<std::string()> m_metricsText;
    RequestPipeline m_pipeline;
    TokenCounter m_counter;
    Router<Route> m_router;
    QObject m_timers; ///< cuts what waits when this goes
};

} // namespace llm0
