#include "dialects/providerformat.h"

#include <stdexcept>

namespace llm0 {

void AnswerReader::end(std::vector<AnswerEvent> & /*events*/) {}

Result<std::string> ProviderFormat::body(const ChatRequest & /*request*/,
                                         const RequestTerms & /*terms*/) const
{
    return Error{ErrorCode::InvalidRequest, "this model makes embeddings, not conversations", "model"};
}

Result<std::string> ProviderFormat::body(const EmbeddingRequest & /*request*/,
                                         const RequestTerms & /*terms*/) const
{
    return Error{ErrorCode::InvalidRequest, "this provider makes no embeddings", "model"};
}

std::unique_ptr<AnswerReader> ProviderFormat::answerReader() const
{
    return nullptr;
}

Result<EmbeddingAnswer> ProviderFormat::embeddings(std::string_view /*body*/) const
{
    return Error{ErrorCode::ProviderError, "the answer holds no embeddings", {}};
}

Error cannotExpress(std::string_view field, Format format)
{
    return {
        ErrorCode::InvalidRequest,
        std::string(field) + " cannot be passed on: " + std::string(formatName(format))
            + ", which the model's provider speaks, has no such thing. Leave it out or choose another model",
        std::string(field)};
}

} // namespace llm0
