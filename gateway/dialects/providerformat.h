#pragma once

#include "base/result.h"
#include "dialects/callerror.h"
#include "domain/chatanswer.h"
#include "domain/embedding.h"
#include "framing/streamframer.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// What of a request the line decides, whatever the client wrote.
struct RequestTerms {
    std::string model;                       ///< as the provider names it
    std::optional<std::int64_t> outputLimit; ///< for each choice: has to be sent
    std::int64_t outputBound = 0;            ///< for each choice: what the hold covers; sent where a limit is
                                             ///< compulsory
    std::string_view outputLimitField;       ///< the provider's name for it, where providers differ
    bool streamed = false;
};

/// Reads one answer of a provider. One call each.
class AnswerReader
{
public:
    virtual ~AnswerReader() = default;
    /// A whole answer; an Error when it is not one (its message says what it is instead).
    virtual Result<ChatAnswer> whole(std::string_view body) = 0;
    /// What one frame of a stream says, appended to `events`. Frames that are not understood say nothing,
    /// frames that are not even JSON are an Error event.
    virtual void frame(std::string_view name, std::string_view data, std::vector<AnswerEvent> &events) = 0;
    /// The stream ended where a frame could begin. Formats without a mark of their own say here whether what
    /// came was whole (an End event).
    virtual void end(std::vector<AnswerEvent> &events);
};

/// A format as providers speak it. Stateless; callable from any thread.
class ProviderFormat
{
public:
    virtual ~ProviderFormat() = default;
    virtual Format format() const = 0;
    virtual Framing framing() const { return Framing::Sse; }
    /// The body of a call. InvalidRequest names what this format cannot express.
    virtual Result<std::string> body(const ChatRequest &request, const RequestTerms &terms) const;
    virtual Result<std::string> body(const EmbeddingRequest &request, const RequestTerms &terms) const;
    /// nullptr for embeddings.
    virtual std::unique_ptr<AnswerReader> answerReader() const;
    virtual Result<EmbeddingAnswer> embeddings(std::string_view body) const;
    /// What an error body (any status from 400 on) says. Empty fields where it says nothing.
    virtual CallError error(int status, std::string_view body) const = 0;
};

const ProviderFormat &providerFormat(Format format);

/// The refusal of something that `format` has no words for.
Error cannotExpress(std::string_view field, Format format);

} // namespace llm0
