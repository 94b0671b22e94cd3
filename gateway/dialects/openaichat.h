#pragma once

#include "base/result.h"
#include "domain/chatcall.h"

#include <memory>
#include <string>
#include <string_view>

namespace llm0 {

/// An upper bound on the tokens of a text. Passed in: dialects know formats, not prices.
using TokenBound = std::int64_t (*)(std::string_view utf8);

/// A parsed POST /v1/chat/completions, with the places that may have to change on the way to the provider.
struct OpenAiChatRequest {
    ChatCall call;
    Splice modelValue; ///< the place of the model's value (its quotes included)
    Splice limitValue; ///< the place of the output limit's value; length 0 when there is none
    std::string limitField;
    Splice usageFlag; ///< what makes the provider tell a stream's usage; length 0 and empty text: nothing
    std::size_t firstField = 0; ///< where a field can be put in, followed by a comma
};

/// What must differ between the client's body and the one that goes on.
struct OpenAiChatChanges {
    std::string model;                       ///< empty: as asked
    std::optional<std::int64_t> outputLimit; ///< absent: as asked
    std::string limitField;                  ///< the provider's name for it, when the client used none
    bool askForStreamUsage = false;
};

/// Reads chat requests; reuses its buffers. One thread.
class OpenAiChatParser
{
public:
    explicit OpenAiChatParser(TokenBound bound);
    ~OpenAiChatParser();

    /// May grow `body`'s capacity (the JSON reader wants room behind the text); its bytes stay.
    /// Refuses bad JSON, fields of the wrong type and doubled fields, by name.
    Result<OpenAiChatRequest> parse(std::string &body);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The client's bytes with only the needed splices.
std::string forwardedBody(std::string_view body, const OpenAiChatRequest &request,
                          const OpenAiChatChanges &changes);

/// A refusal in OpenAI's shape. `extra` is a JSON object whose fields join the error (cap arithmetic); may be
/// empty.
std::string openAiErrorBody(const Error &error, std::string_view extra = {});

/// The whole answer with LLM0's `latency_ms` and `cost_usd` added as last fields. Unchanged if it is no
/// object.
std::string withCostFields(std::string_view body, std::int64_t latencyMs, std::string_view costDecimal);

} // namespace llm0
