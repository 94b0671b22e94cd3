#pragma once

#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

namespace llm0 {

/// Anthropic's Messages API (platform.claude.com/docs/en/api/messages), as clients and as Anthropic speak it.
const ClientDialect &anthropicDialect();
const ProviderFormat &anthropicFormat();

} // namespace llm0
