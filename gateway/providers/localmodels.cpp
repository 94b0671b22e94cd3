#include "providers/localmodels.h"

#include "providers/endpoint.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace llm0 {

namespace {

using namespace std::chrono_literals;
constexpr std::string_view ollama = "ollama";
constexpr std::size_t maxListBytes = 4u * 1024 * 1024;

} // namespace

LocalModels::LocalModels(ProviderRegistry &registry, UpstreamClient &upstream)
    : m_registry(registry)
    , m_upstream(upstream)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { refresh(); });
    m_timer.start(30s);
}

void LocalModels::refresh()
{
    const auto accounts = m_registry.accounts();
    const auto account = accounts->find(ollama);
    if (account == accounts->end() || !account->second.enabled)
        return;
    UpstreamRequest request;
    request.method = "GET";
    request.url = modelListUrl(account->second);
    request.timeouts = {2s, 5s, 5s};
    request.maxBodyBytes = maxListBytes;
    m_body.clear();
    UpstreamCallbacks callbacks;
    callbacks.onData = [this](std::string_view bytes) { m_body.append(bytes); };
    callbacks.onDone = [this](const UpstreamOutcome &outcome) {
        if (outcome.end == UpstreamEnd::Complete)
            take(m_body);
    };
    m_call = m_upstream.start(std::move(request), std::move(callbacks));
}

void LocalModels::take(const std::string &body)
{
    const auto list = nlohmann::json::parse(body, nullptr, false);
    const auto models = list.is_object() ? list.find("models") : list.end();
    if (!list.is_object() || models == list.end() || !models->is_array())
        return;
    std::vector<std::string> names;
    for (const auto &model : *models) {
        if (const auto name = model.find("name"); name != model.end() && name->is_string())
            names.push_back(name->get<std::string>());
    }
    m_registry.setModels(ollama, std::move(names));
}

} // namespace llm0
