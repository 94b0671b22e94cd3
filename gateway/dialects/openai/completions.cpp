#include "dialects/openai/chatanswerreader.h"
#include "dialects/openai/completionanswerwriter.h"
#include "dialects/openai/completionrequests.h"
#include "dialects/openai/openai.h"
#include "dialects/openai/openaierrors.h"

namespace llm0 {

namespace {

class CompletionsDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::OpenAiCompletions; }

    Result<ParsedCall> parse(std::string &body, const CallTarget & /*target*/,
                             TokenBound bound) const override
    {
        return readCompletionRequest(body, bound);
    }

    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed,
                                               const CallTarget & /*target*/) const override
    {
        return newCompletionAnswerWriter(parsed.call);
    }

    std::string errorBody(const CallError &error) const override { return openAiErrorBody(error); }
};

class CompletionsFormat final : public ProviderFormat
{
public:
    using ProviderFormat::body;
    Format format() const override { return Format::OpenAiCompletions; }

    Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const override
    {
        return completionRequestJson(request, terms);
    }

    std::unique_ptr<AnswerReader> answerReader() const override { return newChatAnswerReader(); }
    CallError error(int status, std::string_view body) const override { return openAiErrorIn(status, body); }
};

} // namespace

const ClientDialect &openAiCompletionsDialect()
{
    static const CompletionsDialect dialect;
    return dialect;
}

const ProviderFormat &openAiCompletionsFormat()
{
    static const CompletionsFormat format;
    return format;
}

} // namespace llm0
