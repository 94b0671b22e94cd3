#include "dialects/ollama/ollama.h"

#include "dialects/ollama/ollamaanswerreader.h"
#include "dialects/ollama/ollamaanswerwriter.h"
#include "dialects/ollama/ollamaembeddings.h"
#include "dialects/ollama/ollamaerrors.h"
#include "dialects/ollama/ollamarequestreader.h"
#include "dialects/ollama/ollamarequestwriter.h"

namespace llm0 {

namespace {

class ChatDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::OllamaChat; }
    Result<ParsedCall> parse(std::string &body, const CallTarget & /*target*/,
                             TokenBound bound) const override
    {
        return readOllamaChat(body, bound);
    }
    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed,
                                               const CallTarget & /*target*/) const override
    {
        return newOllamaAnswerWriter(parsed.call.model, OllamaShape::Chat);
    }
    std::string errorBody(const CallError &error) const override { return ollamaErrorBody(error); }
};

class ChatFormat final : public ProviderFormat
{
public:
    Format format() const override { return Format::OllamaChat; }
    Framing framing() const override { return Framing::Ndjson; }
    using ProviderFormat::body;
    Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const override
    {
        return ollamaChatBody(request, terms);
    }
    std::unique_ptr<AnswerReader> answerReader() const override { return newOllamaAnswerReader(); }
    CallError error(int status, std::string_view body) const override { return ollamaError(status, body); }
};

class GenerateDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::OllamaGenerate; }
    Result<ParsedCall> parse(std::string &body, const CallTarget & /*target*/,
                             TokenBound bound) const override
    {
        return readOllamaGenerate(body, bound);
    }
    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed,
                                               const CallTarget & /*target*/) const override
    {
        return newOllamaAnswerWriter(parsed.call.model, OllamaShape::Generate);
    }
    std::string errorBody(const CallError &error) const override { return ollamaErrorBody(error); }
};

class GenerateFormat final : public ProviderFormat
{
public:
    Format format() const override { return Format::OllamaGenerate; }
    Framing framing() const override { return Framing::Ndjson; }
    using ProviderFormat::body;
    Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const override
    {
        return ollamaGenerateBody(request, terms);
    }
    std::unique_ptr<AnswerReader> answerReader() const override { return newOllamaAnswerReader(); }
    CallError error(int status, std::string_view body) const override { return ollamaError(status, body); }
};

class EmbeddingsDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::OllamaEmbeddings; }
    Result<ParsedCall> parse(std::string &body, const CallTarget & /*target*/,
                             TokenBound bound) const override
    {
        return readOllamaEmbeddings(body, bound);
    }
    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed,
                                               const CallTarget & /*target*/) const override
    {
        return newOllamaEmbeddingsWriter(parsed.call.model);
    }
    std::string errorBody(const CallError &error) const override { return ollamaErrorBody(error); }
};

class EmbeddingsFormat final : public ProviderFormat
{
public:
    Format format() const override { return Format::OllamaEmbeddings; }
    using ProviderFormat::body;
    Result<std::string> body(const EmbeddingRequest &request, const RequestTerms &terms) const override
    {
        return ollamaEmbeddingsBody(request, terms);
    }
    Result<EmbeddingAnswer> embeddings(std::string_view body) const override
    {
        return ollamaEmbeddingsAnswer(body);
    }
    CallError error(int status, std::string_view body) const override { return ollamaError(status, body); }
};

} // namespace

const ClientDialect &ollamaChatDialect()
{
    static const ChatDialect dialect;
    return dialect;
}

const ProviderFormat &ollamaChatFormat()
{
    static const ChatFormat format;
    return format;
}

const ClientDialect &ollamaGenerateDialect()
{
    static const GenerateDialect dialect;
    return dialect;
}

const ProviderFormat &ollamaGenerateFormat()
{
    static const GenerateFormat format;
    return format;
}

const ClientDialect &ollamaEmbeddingsDialect()
{
    static const EmbeddingsDialect dialect;
    return dialect;
}

const ProviderFormat &ollamaEmbeddingsFormat()
{
    static const EmbeddingsFormat format;
    return format;
}

} // namespace llm0
