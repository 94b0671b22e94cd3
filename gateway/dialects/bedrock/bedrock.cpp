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

} // namespace

const ProviderFormat &bedrockFormat()
{
    static const Provider format;
    return format;
}

} // namespace llm0
