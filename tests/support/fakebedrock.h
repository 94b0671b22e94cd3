#pragma once

#include "support/fakeformat.h"
#include "support/fakesigv4.h"

namespace llm0::fake {

/// Converse and ConverseStream. Takes a bearer token or a signature, which has to be right once keys are set.
std::unique_ptr<Format> bedrockFormat(std::shared_ptr<const AwsKeys> keys);

/// What Bedrock refuses in a conversation.
std::optional<Objection> bedrockObjection(const Body &body);

} // namespace llm0::fake
