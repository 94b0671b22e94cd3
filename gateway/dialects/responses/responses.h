#pragma once

#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

namespace llm0 {

// OpenAI's Responses. See README.md beside this file for what becomes of each field.

const ClientDialect &openAiResponsesDialect();
const ProviderFormat &openAiResponsesFormat();

} // namespace llm0
