#pragma once

#include "base/result.h"
#include "dialects/answerwriter.h"
#include "domain/chat.h"
#include "domain/chatcall.h"
#include "domain/embedding.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace llm0 {

/// An upper bound on the tokens of a text. Passed in: dialects know formats, not prices.
using TokenBound = std::int64_t (*)(std::string_view utf8);

/// What a request's path and query say, where the format puts something there (Gemini).
struct CallTarget {
    std::string model;
    bool streamed = false;
    bool eventStream = true; ///< Gemini: `alt=sse`, else one JSON array
    bool batch = false;      ///< Gemini: `:batchEmbedContents`
    bool countsOnly =
        false; ///< tokens are to be counted: nothing is answered, no output limit need stand there

    bool operator==(const CallTarget &) const = default;
};

/// The places in the client's body that may have to change on the way to a provider of the same format.
struct BodyPlaces {
    Splice model; ///< the value with its quotes; length 0: the model does not stand in the body
    /// More places where the model stands, as "models/NAME" (Gemini's batches).
    std::vector<Splice> modelPaths;
    /// The output limit's value; length 0: there is none, and `limitBefore` + N + `limitAfter` goes to
    /// `offset`. "%" in `limitBefore` stands for the provider's name of the field. Both with a length: N is
    /// to be wrapped in them (the object that holds the limit is null).
    Splice limit;
    std::string limitBefore, limitAfter;
    Splice usageFlag; ///< what makes the provider tell a stream's usage; no text: nothing
};

/// A request, read.
struct ParsedCall {
    ChatCall call; ///< what the line prices and routes by
    BodyPlaces places;
    std::variant<ChatRequest, EmbeddingRequest> content;

    const ChatRequest *chat() const { return std::get_if<ChatRequest>(&content); }
    const EmbeddingRequest *embedding() const { return std::get_if<EmbeddingRequest>(&content); }
};

/// What must differ between the client's body and the one that goes on.
struct BodyChanges {
    std::string model;                       ///< empty: as asked
    std::optional<std::int64_t> outputLimit; ///< absent: as asked
    std::string limitField;                  ///< the provider's name for it, when the client used none
    bool askForStreamUsage = false;
};

/// The client's bytes with only the needed splices.
std::string forwardedBody(std::string_view body, const ParsedCall &parsed, const BodyChanges &changes);

/// A format as clients speak it. Stateless; callable from any thread.
class ClientDialect
{
public:
    virtual ~ClientDialect() = default;
    virtual Format format() const = 0;
    /// May grow `body`'s capacity (the JSON reader wants room behind the text); its bytes stay. Refuses bad
    /// JSON, fields of the wrong type and doubled fields, by name.
    virtual Result<ParsedCall> parse(std::string &body, const CallTarget &target, TokenBound bound) const = 0;
    /// Spells one answer for the client. `parsed` and `target` outlive it.
    virtual std::unique_ptr<AnswerWriter> answerWriter(const ParsedCall &parsed,
                                                       const CallTarget &target) const = 0;
    virtual std::string errorBody(const CallError &error) const = 0;
};

/// The dialect of a format; formats that no client speaks have none: nullptr.
const ClientDialect *clientDialect(Format format);

} // namespace llm0
