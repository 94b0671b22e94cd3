#include "cache/semanticpartition.h"

#include "cache/text/answerguard.h"

#include <algorithm>
#include <cmath>

namespace llm0 {

namespace {

/// How many near questions are put before the guards.
constexpr std::size_t candidates = 8;

} // namespace

std::int64_t SemanticPartition::put(CachedQuestion question)
{
    const std::unique_lock lock(m_mutex);
    if (question.vector.size() != m_index.dimensions())
        return 0;
    std::int64_t replaced = 0;
    if (const auto same = m_byText.find(question.text); same != m_byText.end()) {
        replaced = same->second;
        erase(replaced);
    }
    m_index.add(question.id, question.vector);
    m_byText[question.text] = question.id;
    std::vector<float>().swap(question.vector);
    m_questions[question.id] = std::move(question);
    return replaced;
}

std::optional<SemanticMatch>
SemanticPartition::find(const SemanticQuery &query,
                        const std::function<bool(const std::string &matched)> &blocked) const
{
    const std::shared_lock lock(m_mutex);
    if (query.vector.size() != m_index.dimensions())
        return std::nullopt;
    const float threshold = static_cast<float>(query.thresholdPermille) / 1000.0F;
    const auto near = m_index.nearest(query.vector, candidates, threshold);
    if (near.empty())
        return std::nullopt;
    const TextFacts asked = factsOf(query.text);
    for (const VectorMatch &match : near) {
        const CachedQuestion &stored = m_questions.at(match.id);
        if (stored.expiresAt <= query.now || stored.createdAt < query.now - query.maxAgeMs
            || blocked(stored.text))
            continue;
        const TextFacts facts = factsOf(stored.text);
        const auto difference =
            query.knowsMeaning ? differenceOf(asked, facts) : lexicalDifferenceOf(asked, facts);
        if (difference.empty())
            return SemanticMatch{match.id, stored.answer, stored.text,
                                 static_cast<int>(std::lround(std::min(match.cosine, 1.0F) * 10'000))};
    }
    return std::nullopt;
}

bool SemanticPartition::remove(std::int64_t id)
{
    const std::unique_lock lock(m_mutex);
    const bool there = m_questions.contains(id);
    if (there)
        erase(id);
    return there;
}

void SemanticPartition::removeIf(const std::function<bool(const CachedQuestion &)> &condition,
                                 std::vector<std::int64_t> &removed)
{
    const std::unique_lock lock(m_mutex);
    std::vector<std::int64_t> going;
    for (const auto &[id, question] : m_questions) {
        if (condition(question))
            going.push_back(id);
    }
    for (const std::int64_t id : going)
        erase(id);
    removed.insert(removed.end(), going.begin(), going.end());
}

std::size_t SemanticPartition::size() const
{
    const std::shared_lock lock(m_mutex);
    return m_questions.size();
}

std::size_t SemanticPartition::bytes() const
{
    const std::shared_lock lock(m_mutex);
    std::size_t texts = 0;
    for (const auto &[id, question] : m_questions)
        texts += 2 * question.text.size() + question.customer.size() + question.model.size();
    return m_index.bytes() + texts + m_questions.size() * (sizeof(CachedQuestion) + 120);
}

void SemanticPartition::erase(std::int64_t id)
{
    const auto question = m_questions.find(id);
    if (question == m_questions.end())
        return;
    m_index.remove(id);
    m_byText.erase(question->second.text);
    m_questions.erase(question);
}

} // namespace llm0
