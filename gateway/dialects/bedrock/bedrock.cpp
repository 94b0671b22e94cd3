#include "dialects/bedrock/bedrock.h"

#include "dialects/bedrock/answerreader.h"
#include "dialects/bedrock/errors.h"
#include "dialects/bedrock/requestwriter.h"

namespace llm0 {

namespace {

class Provider final : public ProviderFormat
{
public:
    using ProviderFormat::body;
    Format format() const override { return Format::BedrockConverse; }
    Framing framing() const override { return Framing::AwsEventStream; }
    Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const override
    {
        return writeBedrockRequest(request, terms);
    }
    std::unique_ptr<AnswerReader> answerReader() const override { return bedrockAnswerReader(); }
    CallError error(int status, std::string_view body) const override { return bedrockErrorOf(status, body); }
};

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
           || c == '_' || c == '~';
}

} // namespace

const ProviderFormat &bedrockFormat()
{
    static const Provider format;
    return format;
}

std::string bedrockPath(std::string_view modelId, bool streamed)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string path = "/model/";
    for (const char c : modelId) {
        if (isUnreserved(c)) {
            path += c;
            continue;
        }
        path += '%';
        path += digits[static_cast<unsigned char>(c) >> 4];
        path += digits[static_cast<unsigned char>(c) & 15];
    }
    return path + (streamed ? "/converse-stream" : "/converse");
}

} // namespace llm0
