#include "pipeline/tokencounter.h"

#include "base/ids.h"
#include "budget/costestimator.h"
#include "pipeline/authenticator.h"
#include "pipeline/callbound.h"
#include "pipeline/customernaming.h"
#include "pipeline/refusal.h"
#include "providers/endpoint.h"

#include <chrono>

namespace llm0 {

namespace {

constexpr std::chrono::seconds patience{30};
constexpr std::size_t largestAnswer = 1024 * 1024;

Headers headersOf(const std::string &requestId)
{
    return {{"X-Request-Id", requestId}, {"Content-Type", "application/json"}};
}

std::string countJson(Format format, std::int64_t tokens)
{
    const std::string number = std::to_string(tokens);
    return format == Format::GeminiContent ? "{\"totalTokens\":" + number + "}"
                                           : "{\"input_tokens\":" + number + "}";
}

} // namespace

struct TokenCounter::Question {
    const ClientDialect &dialect;
    ResponseStreamPtr response;
    std::string requestId;

    void refuse(const Error &error, const Headers &more = {}) const
    {
        Headers headers = headersOf(requestId);
        for (const auto &[name, value] : more)
            headers.add(name, value);
        response->send(httpStatus(error.code), headers, dialect.errorBody(callErrorOf(error)));
    }
};

void TokenCounter::handle(const ClientDialect &dialect, CallTarget target, HttpRequest request,
                          ResponseStreamPtr response)
{
    const Question question{dialect, std::move(response), newRequestId()};
    const auto caller =
        authenticate(request, *m_line.directory.catalogue(), m_line.guesses, m_line.clock.monotonicUs());
    if (!caller)
        return question.refuse(caller.error());
    if (const auto perMinute = caller->key->ratePerMinute) {
        const auto rate = m_line.rates.take(caller->key->id, *perMinute, m_line.clock.monotonicUs());
        if (!rate.allowed) {
            const Refusal refusal = rateRefusal(rate.retryAfterUs);
            return question.refuse(refusal.error, refusal.headers);
        }
    }
    const auto parsed = dialect.parse(request.body, target, textTokenBound);
    if (!parsed)
        return question.refuse(parsed.error());
    const auto named = nameCustomer(request, *caller, parsed->call.customer,
                                    *m_line.signing.of(caller->project->id), m_line.clock.nowMs());
    if (!named)
        return question.refuse(named.error());
    const auto accounts = m_line.providers.accounts();
    const auto plan = planRoute(parsed->call.model, *accounts, m_line.prices.current());
    if (!plan)
        return question.refuse(plan.error());
    const RouteStep &step = plan->steps.front();
    const ProviderAccount &account = accounts->find(step.provider)->second;
    const bool same = formatFor(*account.description, dialect.format()) == dialect.format();
    if (!same || !account.usable()) {
        Headers headers = headersOf(question.requestId);
        headers.add("X-LLM0-Warning",
                    "an upper bound: " + account.description->name + " does not count tokens in this format");
        return question.response->send(
            200, headers, countJson(dialect.format(), inputBound(parsed->call.input, step.model)));
    }
    UpstreamRequest upstream;
    upstream.url = tokenCountUrl(account, dialect.format(), step.model);
    upstream.headers.add("Content-Type", "application/json");
    addFormatHeaders(upstream.headers, dialect.format(), request.headers);
    addCredentials(upstream, account, account.keys.empty() ? nullptr : &account.keys.front());
    BodyChanges changes;
    changes.model = step.model;
    upstream.body = forwardedBody(request.body, *parsed, changes);
    upstream.timeouts = {patience, patience, patience};
    upstream.maxBodyBytes = largestAnswer;
    ask(question, std::move(upstream));
}

void TokenCounter::ask(const Question &question, UpstreamRequest request)
{
    const std::uint64_t id = ++m_lastId;
    UpstreamCallbacks callbacks;
    callbacks.onHead = [this, id](int status, const Headers &) { m_asked[id].status = status; };
    callbacks.onData = [this, id](std::string_view bytes) { m_asked[id].body.append(bytes); };
    callbacks.onDone = [this, id, question](const UpstreamOutcome &outcome) {
        const Asked asked = std::move(m_asked[id]);
        m_asked.erase(id);
        if (outcome.end == UpstreamEnd::Complete)
            question.response->send(asked.status, headersOf(question.requestId), asked.body);
        else
            question.refuse({ErrorCode::ProviderError, "tokens could not be counted: " + outcome.reason, {}});
    };
    m_asked[id].call = m_upstream.start(std::move(request), std::move(callbacks));
}

} // namespace llm0
