#include "dialects/bedrock/modelfamily.h"

namespace llm0 {

BedrockFamily bedrockFamilyOf(std::string_view modelId)
{
    const auto has = [modelId](std::string_view part) {
        return modelId.find(part) != std::string_view::npos;
    };
    if (has("anthropic.") || has("claude"))
        return BedrockFamily::Claude;
    if (has("amazon.nova"))
        return BedrockFamily::Nova;
    if (has("openai.gpt-oss"))
        return BedrockFamily::GptOss;
    return has("mistral.") ? BedrockFamily::Mistral : BedrockFamily::Other;
}

} // namespace llm0
