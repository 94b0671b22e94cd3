#pragma once

#include "domain/chat.h"
#include "pipeline/authenticator.h"
#include "pipeline/customertoken.h"

namespace llm0 {

/// Whom a call counts for, and the tier it asks for.
struct NamedCustomer {
    std::string name; ///< empty: unnamed
    std::string tier; ///< empty: none asked for
};

/// What a customer token says, where one was sent. Where the project requires one, nothing else names a
/// customer or a tier; what else is said must not contradict it.
/// Without: the header, else what the body names (where the project allows it), else the key's pinned
/// customer.
Result<NamedCustomer> nameCustomer(const HttpRequest &request, const Caller &caller,
                                   const std::string &namedByBody, const ProjectSigning &signing, UnixMs now);

/// Where customers are signed for: refuses to go on from what the provider keeps, which may be another's.
Status checkKept(const ChatRequest &request);

} // namespace llm0
