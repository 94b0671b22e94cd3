#include "dialects/anthropic/anthropic.h"

#include "dialects/anthropic/answerreader.h"
#include "dialects/anthropic/answerwriter.h"
#include "dialects/anthropic/errors.h"
#include "dialects/anthropic/requestreader.h"
#include "dialects/anthropic/requestwriter.h"

namespace llm0 {

namespace {

class Dialect final : public ClientDialect
{
public:
    Format format() const override { return Format::AnthropicMessages; }
    Result<ParsedCall> parse(std::string &body, const CallTarget &target, TokenBound bound) const override
    {
        return readAnthropicRequest(body, target, bound);
    }
    std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed, const CallTarget &) const override
    {
        return anthropicAnswerWriter(parsed.call.model);
    }
    std::string errorBody(const CallError &error) const override { return anthropicErrorBody(error); }
};

class Provider final : public ProviderFormat
{
public:
    Format format() const override { return Format::AnthropicMessages; }
    using ProviderFormat::body;
    Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const override
    {
        return writeAnthropicRequest(request, terms);
    }
    std::unique_ptr<AnswerReader> answerReader() const override { return anthropicAnswerReader(); }
    CallError error(int status, std::string_view body) const override
    {
        return anthropicErrorOf(status, body);
    }
};

} // namespace

const ClientDialect &anthropicDialect()
{
    static const Dialect dialect;
    return dialect;
}

const ProviderFormat &anthropicFormat()
{
    static const Provider format;
    return format;
}

} // namespace llm0
