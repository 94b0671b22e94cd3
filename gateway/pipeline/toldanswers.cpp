#include "pipeline/toldanswers.h"

namespace llm0 {

namespace {

std::size_t weightOf(const ToldAnswer &told)
{
    return sizeof(ToldAnswer) + told.stored->bytes.size() + told.body.size() + told.text.size();
}

} // namespace

const ToldAnswer *ToldAnswers::find(const CachedAnswer &stored, const ClientDialect &dialect,
                                    const CallTarget &target, std::string_view body) const
{
    const auto found = m_told.find(&stored);
    return found != m_told.end() && found->second.fits(dialect, target, body) ? &found->second : nullptr;
}

const ToldAnswer &ToldAnswers::keep(ToldAnswer told)
{
    const std::size_t weight = weightOf(told);
    if (m_bytes + weight > m_maxBytes) { // rare, and cheaper than an order of use on every hit
        m_told.clear();
        m_bytes = 0;
    }
    const CachedAnswer *key = told.stored.get();
    if (const auto former = m_told.find(key); former != m_told.end())
        m_bytes -= weightOf(former->second);
    m_bytes += weight;
    return m_told.insert_or_assign(key, std::move(told)).first->second;
}

} // namespace llm0
