#pragma once

#include "http/request.h"
#include "limits/directory.h"

namespace llm0 {

/// Who calls: a key in force and its project.
struct Caller {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const ApiKey> key;
};

/// Takes the key from `Authorization: Bearer`, `x-api-key`, `x-goog-api-key` or the query's `key`.
/// Looks it up by its full hash, so that the time taken tells nothing about any key.
Result<Caller> authenticate(const HttpRequest &request, const Catalogue &catalogue);

/// Which customer a call counts for: the header, else what the body names (where the project allows it),
/// else the key's pinned customer, else "" (unnamed).
Result<std::string> resolveCustomer(const HttpRequest &request, const Caller &caller,
                                    const std::string &namedByBody);

/// The X-LLM0-<Label> headers, names in lower case.
Result<Labels> labelsOf(const Headers &headers);

} // namespace llm0
