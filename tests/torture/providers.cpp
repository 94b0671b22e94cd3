#include "torture/providers.h"

#include <algorithm>
#include <cstdlib>

namespace llm0::torture {

namespace {

constexpr std::string_view markerStart = "tc-";

} // namespace

std::string markerOf(int prompt)
{
    return std::string(markerStart) + std::to_string(prompt) + "-";
}

int promptIn(const std::string &body)
{
    const auto at = body.find(markerStart);
    return at == std::string::npos ? 0 : std::atoi(body.c_str() + at + markerStart.size());
}

Providers::Providers(const Schedule &schedule)
{
    for (const LifePlan &life : schedule.lives) {
        for (const CallPlan &call : life.calls) {
            if (call.prompt != call.number)
                continue;
            for (const std::string &text : call.tries)
                m_tries[call.prompt].push_back(fake::behaviourFrom("fake:" + text));
        }
    }
    const std::array names = {"openai", "anthropic", "google", "groq", "ollama", "bedrock"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_places[i] = {names[i], std::make_unique<FakeProvider>()};
        m_places[i].fake->setScript([this](const fake::Received &received) { return behaviourOf(received); });
    }
}

/// Called on the threads of the fakes.
fake::Behaviour Providers::behaviourOf(const fake::Received &received)
{
    const int prompt = promptIn(received.body);
    const std::lock_guard lock(m_mutex);
    const auto tries = m_tries.find(prompt);
    if (tries == m_tries.end())
        return {};
    const std::size_t which = std::min(m_next[prompt]++, tries->second.size() - 1);
    return tries->second[which];
}

GatewayProcess::Environment Providers::environment() const
{
    return {{"OPENAI_BASE_URL", m_places[0].fake->baseUrl()},
            {"OPENAI_API_KEY", "sk-openai"},
            {"ANTHROPIC_BASE_URL", m_places[1].fake->origin()},
            {"ANTHROPIC_API_KEY", "sk-ant"},
            {"GEMINI_BASE_URL", m_places[2].fake->origin()},
            {"GEMINI_API_KEY", "AIza"},
            {"GROQ_BASE_URL", m_places[3].fake->origin() + "/openai/v1"},
            {"GROQ_API_KEY", "gsk"},
            {"OLLAMA_BASE_URL", m_places[4].fake->origin()},
            {"BEDROCK_BASE_URL", m_places[5].fake->origin()},
            {"AWS_ACCESS_KEY_ID", "AKIATORTURE"},
            {"AWS_SECRET_ACCESS_KEY", "a secret"},
            {"AWS_REGION", "eu-central-1"},
            {"OLLAMA_MODEL_FLAGSHIP", "llama3.2"},
            {"OLLAMA_MODEL_BALANCED", "llama3.2"},
            {"FAILOVER_OPENAI_CHEAP", "gpt-4o-mini"},
            {"FAILOVER_OPENAI_FLAGSHIP", "gpt-4o"},
            {"FAILOVER_ANTHROPIC_CHEAP", "claude-haiku-4-5"},
            {"FAILOVER_ANTHROPIC_FLAGSHIP", "claude-sonnet-5"},
            {"FAILOVER_GOOGLE_CHEAP", "gemini-2.5-flash"},
            {"FAILOVER_GOOGLE_FLAGSHIP", "gemini-2.5-pro"}};
}

bool Providers::waitIdle() const
{
    return std::all_of(m_places.begin(), m_places.end(),
                       [](const Place &place) { return place.fake->waitIdle(); });
}

std::vector<Arrival> Providers::arrivals() const
{
    std::vector<Arrival> all;
    for (const Place &place : m_places) {
        std::map<int, fake::BilledCall> bills;
        for (const fake::BilledCall &billed : place.fake->billedCalls())
            bills[billed.number] = billed;
        for (const fake::Received &received : place.fake->requests()) {
            Arrival arrival{promptIn(received.body), place.name, received.number, {}, {}};
            if (const auto bill = bills.find(received.number); bill != bills.end()) {
                arrival.bill = bill->second.bill;
                arrival.model = bill->second.model;
            }
            all.push_back(std::move(arrival));
        }
    }
    return all;
}

} // namespace llm0::torture
