#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

/// Amazon Bedrock's Converse and ConverseStream (docs.aws.amazon.com/bedrock/latest/APIReference), spoken by
/// the provider alone. The model stands in the path, not in the body.
const ProviderFormat &bedrockFormat();

} // namespace llm0
