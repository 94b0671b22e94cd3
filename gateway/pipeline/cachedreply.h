#pragma once

#include "pipeline/admission.h"
#include "pipeline/toldanswers.h"

namespace llm0 {

/// An answer from a cache.
struct CacheHit {
    AnswerPtr answer;
    std::string_view kind = "exact"; ///< or "semantic"
    int similarityPermyriad = 0;     ///< semantic only
};

/// Fills the record and hands it on to be written, then sends the answer in the caller's dialect, whole or as
/// a stream. `body` is the request's. False: the stored bytes cannot be read; nothing was sent.
bool replyFromCache(const Line &line, ToldAnswers &told, const Admission &admission, std::string_view body,
                    const CacheHit &hit, ResponseStreamPtr response, RequestRecord &record,
                    std::int64_t acceptedUs);

} // namespace llm0
