#include "dialects/openai/embeddinganswers.h"
#include "dialects/openai/embeddingrequests.h"
#include "dialects/openai/openai.h"
#include "dialects/openai/openaierrors.h"

namespace llm0 {

namespace {

class Writer final : public AnswerWriter
{
public:
    using AnswerWriter::whole;
    Writer(const EmbeddingRequest &request) : m_request(request) {}
    std::string_view streamType() const override { return "application/json"; }
    std::string whole(const EmbeddingAnswer &answer) override
    {
        return embeddingAnswerJson(answer, m_request);
    }

private:
    const EmbeddingRequest &m_request;
};

class EmbeddingsDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::OpenAiEmbeddings; }

    Result<ParsedCall> parse(std::string &body, const CallTarget & /*target*/,
                             TokenBound bound) const override
    {
        return readEmbeddingRequest(body, bound);
    }

    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed,
                                               const CallTarget & /*target*/) const override
    {
        return std::make_unique<Writer>(*parsed.embedding());
    }

    std::string errorBody(const CallError &error) const override { return openAiErrorBody(error); }
};

class EmbeddingsFormat final : public ProviderFormat
{
public:
    using ProviderFormat::body;
    Format format() const override { return Format::OpenAiEmbeddings; }

    Result<std::string> body(const EmbeddingRequest &request, const RequestTerms &terms) const override
    {
        return embeddingRequestJson(request, terms.model);
    }

    Result<EmbeddingAnswer> embeddings(std::string_view body) const override
    {
        return readEmbeddingAnswer(body);
    }

    CallError error(int status, std::string_view body) const override { return openAiErrorIn(status, body); }
};

} // namespace

const ClientDialect &openAiEmbeddingsDialect()
{
    static const EmbeddingsDialect dialect;
    return dialect;
}

const ProviderFormat &openAiEmbeddingsFormat()
{
    static const EmbeddingsFormat format;
    return format;
}

} // namespace llm0
