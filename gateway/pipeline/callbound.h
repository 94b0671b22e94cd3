#pragma once

#include "budget/pricebook.h"
#include "domain/chatcall.h"

namespace llm0 {

/// The most a call can come to, and who makes sure of it.
struct CallBound {
    WorstCase worst;
    std::int64_t outputPerChoice = 0;
    /// The limit has to be put into the request, because neither the client nor the model's maximum sets it.
    bool sendLimit = false;
};

/// The most input tokens that what is sent can be.
std::int64_t inputBound(const InputFacts &input, std::string_view model);

/// `unknownLimit` is the output limit where neither the client nor the price book names one.
/// An input whose size cannot be told is taken as the model's whole context; unknown too: InvalidRequest.
Result<CallBound> boundOf(const ChatCall &call, const ModelPrice &price, std::int64_t unknownLimit);

/// The bound with another output limit for each choice.
CallBound withOutput(const CallBound &bound, const ChatCall &call, std::int64_t outputPerChoice);

/// The largest output limit for each choice whose worst case costs at most `granted`; 0: none does.
std::int64_t fittedOutput(const CallBound &bound, const ChatCall &call, const ModelPrice &price,
                          Money granted);

} // namespace llm0
