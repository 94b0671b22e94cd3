#include "dialects/openai/chatanswerreader.h"
#include "dialects/openai/chatanswerwriter.h"
#include "dialects/openai/chatrequestreader.h"
#include "dialects/openai/chatrequestwriter.h"
#include "dialects/openai/openai.h"
#include "dialects/openai/openaierrors.h"

namespace llm0 {

namespace {

class ChatDialect final : public ClientDialect
{
public:
    Format format() const override { return Format::OpenAiChat; }

    Result<ParsedCall> parse(std::string &body, const CallTarget & /*target*/,
                             TokenBound bound) const override
    {
        return readChatRequest(body, bound);
    }

    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed,
                                               const CallTarget & /*target*/) const override
    {
        return newChatAnswerWriter(parsed.call);
    }

    std::string errorBody(const CallError &error) const override { return openAiErrorBody(error); }
};

class ChatFormat final : public ProviderFormat
{
public:
    using ProviderFormat::body;
    Format format() const override { return Format::OpenAiChat; }

    Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const override
    {
        return chatRequestJson(request, terms);
    }

    std::unique_ptr<AnswerReader> answerReader() const override { return newChatAnswerReader(); }
    CallError error(int status, std::string_view body) const override { return openAiErrorIn(status, body); }
};

} // namespace

const ClientDialect &openAiChatDialect()
{
    static const ChatDialect dialect;
    return dialect;
}

const ProviderFormat &openAiChatFormat()
{
    static const ChatFormat format;
    return format;
}

} // namespace llm0
