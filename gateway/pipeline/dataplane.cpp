#include "pipeline/dataplane.h"

#include "base/ids.h"
#include "pipeline/authenticator.h"
#include "pipeline/spendingroutes.h"

#include <nlohmann/json.hpp>

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

Json modelJson(const std::string &id, const std::string &owner)
{
    return {{"id", id}, {"object", "model"}, {"created", 0}, {"owned_by", owner}};
}

/// Every model a call could be sent to now, under the name that reaches it.
std::vector<Json> reachableModels(const Line &line)
{
    const auto accounts = line.providers.accounts();
    const PriceBook book = line.prices.current();
    std::vector<Json> models;
    for (const ModelPrice &price : book.rows()) {
        const auto account = accounts->find(price.provider);
        if (account == accounts->end() || !account->second.usable())
            continue;
        const bool bare = placeOf(price.model, *accounts, book).provider == price.provider;
        models.push_back(modelJson(bare ? price.model : price.provider + "/" + price.model, price.provider));
    }
    for (const auto &[slug, account] : *accounts) {
        for (const std::string &pulled : account.models) {
            if (account.usable())
                models.push_back(modelJson(pulled, slug));
        }
    }
    return models;
}

} // namespace

DataPlane::DataPlane(const Line &line, std::function<std::string()> metricsText)
    : m_line(line)
    , m_metricsText(std::move(metricsText))
    , m_pipeline(line)
    , m_counter(line, m_pipeline.upstream())
{
    addRoutes();
}

void DataPlane::addRoutes()
{
    for (const SpendingRoute &route : spendingRoutes()) {
        if (clientDialect(route.format))
            m_router.add("POST", route.pattern, {&DataPlane::spend, &route});
    }
    const auto addCount = [this](const std::string &pattern, Format format) {
        m_router.add("POST", pattern, {&DataPlane::countTokens, nullptr, format});
    };
    addCount("/v1/messages/count_tokens", Format::AnthropicMessages);
    addCount("/anthropic/v1/messages/count_tokens", Format::AnthropicMessages);
    addCount("/v1beta/models/{model...}:countTokens", Format::GeminiContent);
    // groq-sdk appends /openai/v1 to the base URL by itself.
    for (const std::string prefix : {"/v1", "/openai/v1"}) {
        m_router.add("GET", prefix + "/models", {&DataPlane::models});
        m_router.add("GET", prefix + "/models/{id...}", {&DataPlane::model});
    }
    m_router.add("GET", "/", {&DataPlane::root});
    m_router.add("GET", "/health", {&DataPlane::health});
    m_router.add("GET", "/ready", {&DataPlane::ready});
    m_router.add("GET", "/metrics", {&DataPlane::metrics});
}

void DataPlane::handle(HttpRequest request, ResponseStreamPtr response)
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
    m_counter.handle(*clientDialect(match.target->counts), std::move(target), std::move(request),
                     std::move(response));
}

void DataPlane::models(HttpRequest request, ResponseStreamPtr response, const Match & /*match*/)
{
    if (const auto caller = authenticate(request, *m_line.directory.catalogue()); !caller) {
        sendError(*response, request, caller.error());
        return;
    }
    sendJson(*response, 200, {{"object", "list"}, {"data", reachableModels(m_line)}});
}

void DataPlane::model(HttpRequest request, ResponseStreamPtr response, const Match &match)
{
    if (const auto caller = authenticate(request, *m_line.directory.catalogue()); !caller) {
        sendError(*response, request, caller.error());
        return;
    }
    const std::string id(pathParam(match.params, "id"));
    const auto plan = planRoute(id, *m_line.providers.accounts(), m_line.prices.current());
    if (plan)
        sendJson(*response, 200, modelJson(id, plan->steps.front().provider));
    else
        sendError(*response, request, plan.error());
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
