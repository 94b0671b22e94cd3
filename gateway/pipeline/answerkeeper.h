#pragma once

#include "domain/chatanswer.h"
#include "pipeline/admission.h"

namespace llm0 {

/// Puts the answer of a call that has been settled into the caches, and tells those who wait for it. Does
/// nothing for what may not be stored: then the next who waits makes the call.
void keepAnswer(const Line &line, Admission &admission, const RequestRecord &record,
                const ChatAnswer &answer);

/// What an answer from a cache saves: what the call would have cost today; local models save nothing.
Money savedBy(const CachedFacts &facts, const std::optional<Usage> &usage, const Admission &admission);

} // namespace llm0
