#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

/// Amazon Bedrock's Converse and ConverseStream (docs.aws.amazon.com/bedrock/latest/APIReference), spoken by
/// the provider alone. The model stands in the path, not in the body: bedrockPath().
const ProviderFormat &bedrockFormat();

/// "/model/ID/converse" or "/converse-stream", with every byte of the ID that is not unreserved
/// percent-encoded.
std::string bedrockPath(std::string_view modelId, bool streamed);

} // namespace llm0
