#pragma once

#include "http/router.h"
#include "pipeline/requestpipeline.h"

namespace llm0 {

/// What apps reach on port 8080, on one worker: the spending routes go down the line, the rest is free.
class DataPlane
{
public:
    /// `metricsText` answers GET /metrics; called on the worker.
    DataPlane(const Line &line, std::function<std::string()> metricsText);

    void handle(HttpRequest request, ResponseStreamPtr response);
    void cancelAll() { m_pipeline.cancelAll(); }

    struct Route {
        void (DataPlane::*answer)(HttpRequest, ResponseStreamPtr, const PathParams &) = nullptr;
        bool spends = false; ///< goes down the line
    };
    const Router<Route> &router() const { return m_router; }

private:
    void addRoutes();
    void chatCompletions(HttpRequest request, ResponseStreamPtr response, const PathParams &params);
    void models(HttpRequest request, ResponseStreamPtr response, const PathParams &params);
    void model(HttpRequest request, ResponseStreamPtr response, const PathParams &params);
    void root(HttpRequest request, ResponseStreamPtr response, const PathParams &params);
    void health(HttpRequest request, ResponseStreamPtr response, const PathParams &params);
    void ready(HttpRequest request, ResponseStreamPtr response, const PathParams &params);
    void metrics(HttpRequest request, ResponseStreamPtr response, const PathParams &params);

    const Line &m_line;
    std::function<std::string()> m_metricsText;
    RequestPipeline m_pipeline;
    Router<Route> m_router;
};

} // namespace llm0
