#include "dialects/gemini/gemini.h"

#include "dialects/gemini/geminianswerreader.h"
#include "dialects/gemini/geminianswerwriter.h"
#include "dialects/gemini/geminiembeddings.h"
#include "dialects/gemini/geminierrors.h"
#include "dialects/gemini/geminirequestreader.h"
#include "dialects/gemini/geminirequestwriter.h"

namespace llm0 {

namespace {

class ContentDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::GeminiContent; }
    Result<ParsedCall> parse(std::string &body, const CallTarget &target, TokenBound bound) const override
    {
        return readGeminiRequest(body, target, bound);
    }
    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall & /*parsed*/,
                                               const CallTarget &target) const override
    {
        return newGeminiAnswerWriter(target.model, target.eventStream);
    }
    std::string errorBody(const CallError &error) const override { return geminiErrorBody(error); }
};

class ContentFormat final : public ProviderFormat
{
public:
    Format format() const override { return Format::GeminiContent; }
    using ProviderFormat::body;
    Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const override
    {
        return geminiRequestBody(request, terms);
    }
    std::unique_ptr<AnswerReader> answerReader() const override { return newGeminiAnswerReader(); }
    CallError error(int status, std::string_view body) const override { return geminiError(status, body); }
};

class EmbeddingsDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::GeminiEmbeddings; }
    Result<ParsedCall> parse(std::string &body, const CallTarget &target, TokenBound bound) const override
    {
        return readGeminiEmbeddings(body, target, bound);
    }
    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall & /*parsed*/,
                                               const CallTarget &target) const override
    {
        return newGeminiEmbeddingsWriter(target.batch);
    }
    std::string errorBody(const CallError &error) const override { return geminiErrorBody(error); }
};

class EmbeddingsFormat final : public ProviderFormat
{
public:
    Format format() const override { return Format::GeminiEmbeddings; }
    using ProviderFormat::body;
    Result<std::string> body(const EmbeddingRequest &request, const RequestTerms &terms) const override
    {
        return geminiEmbeddingsBody(request, terms);
    }
    Result<EmbeddingAnswer> embeddings(std::string_view body) const override
    {
        return geminiEmbeddingsAnswer(body);
    }
    CallError error(int status, std::string_view body) const override { return geminiError(status, body); }
};

} // namespace

const ClientDialect &geminiContentDialect()
{
    static const ContentDialect dialect;
    return dialect;
}

const ProviderFormat &geminiContentFormat()
{
    static const ContentFormat format;
    return format;
}

const ClientDialect &geminiEmbeddingsDialect()
{
    static const EmbeddingsDialect dialect;
    return dialect;
}

const ProviderFormat &geminiEmbeddingsFormat()
{
    static const EmbeddingsFormat format;
    return format;
}

} // namespace llm0
