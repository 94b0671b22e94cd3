#pragma once

#include "http/request.h"
#include "limits/directory.h"
#include "limits/keyguesses.h"

namespace llm0 {

/// Who calls: a key in force and its project.
struct Caller {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const ApiKey> key;
};

/// Takes the key from `Authorization: Bearer`, `x-api-key`, `x-goog-api-key` or the query's `key`.
/// Looks it up by its full hash, so that the time taken tells nothing about any key.
/// Two different keys of this gateway in one request are refused. An unknown one counts as a guess.
Result<Caller> authenticate(const HttpRequest &request, const Catalogue &catalogue, KeyGuesses &guesses,
                            std::int64_t nowUs);
/// Nobody who has ever been given a key.
bool isStranger(const HttpRequest &request, const Catalogue &catalogue);

/// The X-LLM0-<Label> headers, names in lower case; a customer token is none.
Result<Labels> labelsOf(const Headers &headers);

} // namespace llm0
