#pragma once

#include "base/error.h"

#include <string>

namespace llm0 {

/// An error as a client is told of it, before it is spelt in a dialect: ours or a provider's.
struct CallError {
    int status = 500;
    std::string code; ///< our codeName(), or the provider's own
    std::string message;
    std::string param;
    std::string details; ///< JSON object whose fields join the error (cap arithmetic); empty: none
    bool quota = false;  ///< money has run out: more calls are useless until someone acts
};

CallError callErrorOf(const Error &error, std::string details = {});

} // namespace llm0
