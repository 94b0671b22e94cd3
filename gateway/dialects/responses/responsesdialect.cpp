#include "dialects/openai/openaierrors.h"
#include "dialects/responses/responses.h"
#include "dialects/responses/responsesanswerreader.h"
#include "dialects/responses/responsesanswerwriter.h"
#include "dialects/responses/responsesrequestreader.h"
#include "dialects/responses/responsesrequestwriter.h"

namespace llm0 {

namespace {

class ResponsesDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::OpenAiResponses; }

    Result<ParsedCall> parse(std::string &body, const CallTarget & /*target*/,
                             TokenBound bound) const override
    {
        return readResponsesRequest(body, bound);
    }

    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed,
                                               const CallTarget & /*target*/) const override
    {
        return newResponsesAnswerWriter(*parsed.chat());
    }

    std::string errorBody(const CallError &error) const override { return openAiErrorBody(error); }
};

class ResponsesFormat final : public ProviderFormat
{
public:
    using ProviderFormat::body;
    Format format() const override { return Format::OpenAiResponses; }

    Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const override
    {
        return responsesRequestJson(request, terms);
    }

    std::unique_ptr<AnswerReader> answerReader() const override { return newResponsesAnswerReader(); }
    CallError error(int status, std::string_view body) const override { return openAiErrorIn(status, body); }
};

} // namespace

const ClientDialect &openAiResponsesDialect()
{
    static const ResponsesDialect dialect;
    return dialect;
}

const ProviderFormat &openAiResponsesFormat()
{
    static const ResponsesFormat format;
    return format;
}

} // namespace llm0
