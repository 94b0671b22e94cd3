#include "admin/providerprobe.h"

#include "providers/endpoint.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

constexpr std::chrono::milliseconds patience{10'000};
constexpr std::size_t largestAnswer = 8u * 1024 * 1024;

UpstreamRequest listRequest(const ProviderAccount &account)
{
    UpstreamRequest request;
    request.method = "GET";
    request.url = modelListUrl(account);
    request.headers.add("Accept", "application/json");
    addFormatHeaders(request.headers, account.description->formats.front(), {});
    addCredentials(request, account, account.keys.empty() ? nullptr : &account.keys.front());
    request.timeouts = {patience, patience, patience};
    request.maxBodyBytes = largestAnswer;
    return request;
}

/// {"data":[{"id"}]}, {"models":[{"name"}]} or a bare list of either.
std::vector<std::string> modelsIn(const std::string &body)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    const nlohmann::json *list = &json;
    for (const char *member : {"data", "models"}) {
        if (json.is_object() && json.contains(member))
            list = &json[member];
    }
    std::vector<std::string> models;
    if (!list->is_array())
        return models;
    for (const auto &item : *list) {
        for (const char *name : {"id", "name"}) {
            if (item.is_object() && item.contains(name) && item[name].is_string()) {
                models.push_back(item[name].get<std::string>());
                break;
            }
        }
    }
    return models;
}

std::string messageFor(int status, std::size_t models)
{
    if (status == 200)
        return "Reached; " + std::to_string(models) + (models == 1 ? " model" : " models");
    if (status == 401 || status == 403)
        return "Reached, but it refuses the key (HTTP " + std::to_string(status) + "): enter a valid one";
    if (status == 404)
        return "Something answers, but not as this provider does (HTTP 404): check the base URL";
    return "It answered HTTP " + std::to_string(status);
}

} // namespace

void ProviderProbe::start(const ProviderAccount &account, Done done)
{
    const int id = ++m_lastId;
    const std::int64_t begun = m_clock.monotonicUs();
    UpstreamCallbacks callbacks;
    callbacks.onHead = [this, id](int status, const Headers &) { m_asked[id].status = status; };
    callbacks.onData = [this, id](std::string_view bytes) { m_asked[id].body += bytes; };
    callbacks.onDone = [this, id, begun, done = std::move(done)](const UpstreamOutcome &outcome) {
        // Taken out first: `done` may start another.
        const Asked asked = std::move(m_asked[id]);
        m_asked.erase(id);
        ProbeResult result;
        result.latencyMs = (m_clock.monotonicUs() - begun) / 1000;
        result.reached = asked.status != 0;
        if (outcome.end != UpstreamEnd::Complete) {
            result.message = "Cannot reach it: " + outcome.reason;
        } else {
            result.ok = asked.status == 200;
            result.models = result.ok ? modelsIn(asked.body) : std::vector<std::string>();
            result.message = messageFor(asked.status, result.models.size());
        }
        done(result);
    };
    m_asked[id].call = m_upstream.start(listRequest(account), std::move(callbacks));
}

} // namespace llm0
