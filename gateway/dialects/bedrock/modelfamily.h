#pragma once

#include <string_view>

namespace llm0 {

/// Whose models Converse reaches differ in what they take beside the common fields.
enum class BedrockFamily { Claude, Nova, GptOss, Mistral, Other };
/// By the model's ID, which may have a region or an ARN before it.
BedrockFamily bedrockFamilyOf(std::string_view modelId);

} // namespace llm0
