#include "pipeline/dataplane.h"

#include "base/ids.h"
#include "dialects/modellists.h"
#include "pipeline/authenticator.h"
#include "pipeline/modelcatalogue.h"
#include "pipeline/spendingroutes.h"

#include <nlohmann/json.hpp>

#include <QTimer>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

void sendText(ResponseStream &response, int status, const char *type, std::string_view body,
              Headers headers = {})
{
    headers.add("Content-Type", type);
    headers.add("X-Request-Id", newRequestId());
    response.send(status, headers, body);
}

void sendJson(ResponseStream &response, int status, const Json &json)
{
    sendText(response, status, "application/json", json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void sendError(ResponseStream &response, const HttpRequest &request, const Error &error, Headers headers = {})
{
    sendText(response, httpStatus(error.code), "application/json", errorBodyFor(request.path, error),
             std::move(headers));
}

/// Anthropic's clients name the version of its API; all others on these routes speak OpenAI's.
Format listFormat(Format onRoute, const HttpRequest &request)
{
    return onRoute == Format::OpenAiChat && request.headers.contains("anthropic-version")
               ? Format::AnthropicMessages
               : onRoute;
}

} // namespace

DataPlane::DataPlane(const Line &line, std::function<std::string()> metricsText)
    : m_line(line)
    , m_metricsText(std::move(metricsText))
    , m_pipeline(line)
    , m_counter(line, m_pipeline.upstream())
    , m_router(routes())
{}

Router<DataPlane::Route> DataPlane::routes()
{
    Router<Route> router;
    for (const SpendingRoute &route : spendingRoutes()) {
        if (clientDialect(route.format))
            router.add("POST", route.pattern, {&DataPlane::spend, &route});
    }
    const auto addCount = [&router](const std::string &pattern, Format format) {
        router.add("POST", pattern, {&DataPlane::countTokens, nullptr, format});
    };
    addCount("/v1/messages/count_tokens", Format::AnthropicMessages);
    addCount("/anthropic/v1/messages/count_tokens", Format::AnthropicMessages);
    addCount("/v1beta/models/{model...}:countTokens", Format::GeminiContent);
    // groq-sdk appends /openai/v1 to the base URL by itself.
    for (const std::string prefix : {"/v1", "/openai/v1"}) {
        router.add("GET", prefix + "/models", {&DataPlane::models, nullptr, Format::OpenAiChat});
        router.add("GET", prefix + "/models/{model...}", {&DataPlane::model, nullptr, Format::OpenAiChat});
    }
    router.add("GET", "/anthropic/v1/models", {&DataPlane::models, nullptr, Format::AnthropicMessages});
    router.add("GET", "/v1beta/models", {&DataPlane::models, nullptr, Format::GeminiContent});
    router.add("GET", "/v1beta/models/{model...}", {&DataPlane::model, nullptr, Format::GeminiContent});
    router.add("GET", "/api/tags", {&DataPlane::models, nullptr, Format::OllamaChat});
    router.add("POST", "/api/show", {&DataPlane::show, nullptr, Format::OllamaChat});
    router.add("GET", "/api/ps", {&DataPlane::running});
    router.add("GET", "/api/version", {&DataPlane::version});
    router.add("GET", "/", {&DataPlane::root});
    router.add("GET", "/health", {&DataPlane::health});
    router.add("GET", "/ready", {&DataPlane::ready});
    router.add("GET", "/metrics", {&DataPlane::metrics});
    return router;
}

void DataPlane::handle(HttpRequest request, ResponseStreamPtr response)
{
    const int delayMs = m_line.guesses.delayMs(m_line.clock.monotonicUs());
    if (delayMs == 0 || !isStranger(request, *m_line.directory.catalogue()))
        return answer(std::move(request), std::move(response));
    // While somebody tries keys, strangers wait; whoever holds one does not.
    QTimer::singleShot(delayMs, &m_timers, [this, request = std::move(request), response]() mutable {
        answer(std::move(request), std::move(response));
    });
}

void DataPlane::answer(HttpRequest request, ResponseStreamPtr response)
{
    // A HEAD is answered like its GET; the server leaves the body out.
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    const auto match = m_router.match(method, request.path);
    if (match.target) {
        (this->*match.target->answer)(std::move(request), std::move(response), match);
        return;
    }
    if (match.otherMethods.empty()) {
        sendError(*response, request,
                  {ErrorCode::NotFound, "there is no " + method + " " + request.path + " here", {}});
        return;
    }
    Headers headers;
    headers.add("Allow", match.otherMethods.front());
    sendError(*response, request,
              {ErrorCode::MethodNotAllowed, request.path + " takes " + match.otherMethods.front(), {}},
              std::move(headers));
}

void DataPlane::spend(HttpRequest request, ResponseStreamPtr response, const Match &match)
{
    const SpendingRoute &route = *match.target->spends;
    CallTarget target = callTarget(route, pathParam(match.params, "model"), request);
    m_pipeline.handle(*clientDialect(route.format), std::move(target), std::move(request),
                      std::move(response));
}

void DataPlane::countTokens(HttpRequest request, ResponseStreamPtr response, const Match &match)
{
    CallTarget target;
    target.model = pathParam(match.params, "model");
    target.countsOnly = true;
    m_counter.handle(*clientDialect(match.target->dialect), std::move(target), std::move(request),
                     std::move(response));
}

bool DataPlane::mayAsk(const HttpRequest &request, ResponseStream &response) const
{
    const auto caller =
        authenticate(request, *m_line.directory.catalogue(), m_line.guesses, m_line.clock.monotonicUs());
    if (!caller)
        sendError(response, request, caller.error());
    return caller.ok();
}

void DataPlane::models(HttpRequest request, ResponseStreamPtr response, const Match &match)
{
    if (mayAsk(request, *response))
        sendText(*response, 200, "application/json",
                 modelList(listFormat(match.target->dialect, request), reachableModels(m_line)));
}

void DataPlane::model(HttpRequest request, ResponseStreamPtr response, const Match &match)
{
    if (mayAsk(request, *response))
        tellOf(pathParam(match.params, "model"), request, *response, match.target->dialect);
}

/// Ollama names the model in the body, as "model" or, of old, "name".
void DataPlane::show(HttpRequest request, ResponseStreamPtr response, const Match &match)
{
    if (!mayAsk(request, *response))
        return;
    const Json body = Json::parse(request.body, nullptr, false);
    for (const char *field : {"model", "name"}) {
        if (body.is_object() && body.contains(field) && body[field].is_string())
            return tellOf(body[field].get<std::string>(), request, *response, match.target->dialect);
    }
    sendError(*response, request, {ErrorCode::InvalidRequest, "model is missing: name the model", "model"});
}

void DataPlane::tellOf(std::string_view name, const HttpRequest &request, ResponseStream &response,
                       Format dialect) const
{
    const auto model = reachableModel(m_line, name);
    if (model)
        sendText(response, 200, "application/json", modelEntry(listFormat(dialect, request), *model));
    else
        sendError(response, request, model.error());
}

void DataPlane::running(HttpRequest request, ResponseStreamPtr response, const Match & /*match*/)
{
    if (mayAsk(request, *response))
        sendText(*response, 200, "application/json", runningModels());
}

void DataPlane::version(HttpRequest /*request*/, ResponseStreamPtr response, const Match & /*match*/)
{
    sendText(*response, 200, "application/json", serverVersion());
}

void DataPlane::root(HttpRequest /*request*/, ResponseStreamPtr response, const Match & /*match*/)
{
    sendJson(*response, 200, {{"name", "llm0-desktop"}, {"version", LLM0_VERSION}});
}

void DataPlane::health(HttpRequest /*request*/, ResponseStreamPtr response, const Match & /*match*/)
{
    sendJson(*response, 200, {{"status", "ok"}, {"version", LLM0_VERSION}});
}

void DataPlane::ready(HttpRequest /*request*/, ResponseStreamPtr response, const Match & /*match*/)
{
    const Status ledger = m_line.journal.health();
    if (ledger)
        sendJson(*response, 200, {{"status", "ready"}});
    else
        sendJson(*response, 503, {{"status", "not ready"}, {"reason", ledger.error().message}});
}

void DataPlane::metrics(HttpRequest /*request*/, ResponseStreamPtr response, const Match & /*match*/)
{
    sendText(*response, 200, "text/plain; version=0.0.4; charset=utf-8", m_metricsText());
}

} // namespace llm0
