#pragma once

#include "pipeline/admission.h"
#include "providers/upstreamclient.h"

namespace llm0 {

/// The call of one step, spelt as its provider wants it.
struct StepCall {
    Format format = Format::OpenAiChat;
    bool same = false; ///< the client's own bytes, with splices
    SharedText body;
};

/// InvalidRequest names what the step's provider has no words for.
Result<StepCall> callOf(const Admission &admission, const PricedStep &step, const SharedText &clientBody);

/// `key`: nullptr where the provider needs none. Moves the body out of `call`.
UpstreamRequest upstreamRequest(const Admission &admission, const PricedStep &step, StepCall &call,
                                const Headers &clientHeaders, const ProviderKey *key);

} // namespace llm0
