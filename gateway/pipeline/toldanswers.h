#pragma once

#include "cache/answershard.h"
#include "dialects/clientdialect.h"

#include <unordered_map>

namespace llm0 {

/// A stored answer as it was last spelt, and to which request: the same bytes asked in the same dialect get
/// the same text again.
struct ToldAnswer {
    AnswerPtr stored;
    const ClientDialect *dialect = nullptr;
    CallTarget target;
    std::string body; ///< of the request
    std::string text; ///< a whole answer's body without its cost, or a stream's bytes
    std::optional<Usage> usage;

    bool fits(const ClientDialect &asked, const CallTarget &at, std::string_view requestBody) const
    {
        return dialect == &asked && target == at && body == requestBody;
    }
};

/// The latest of them, one for each stored answer, so that a hit is not decoded and spelt again. It decides
/// nothing: what may be served has been found in the cache before. Lives on a worker.
class ToldAnswers
{
public:
    explicit ToldAnswers(std::size_t maxBytes = 4u * 1024 * 1024) : m_maxBytes(maxBytes) {}

    /// nullptr: not told, or to another request. Valid until the next keep().
    const ToldAnswer *find(const CachedAnswer &stored, const ClientDialect &dialect, const CallTarget &target,
                           std::string_view body) const;
    const ToldAnswer &keep(ToldAnswer told);

private:
    const std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    std::unordered_map<const CachedAnswer *, ToldAnswer> m_told; ///< each holds its stored answer alive
};

} // namespace llm0
