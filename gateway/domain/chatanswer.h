#pragma once

#include "domain/chat.h"
#include "domain/usage.h"

namespace llm0 {

struct Choice {
    std::vector<Part> parts;
    FinishReason finish = FinishReason::Stop;
    std::string stopSequence; ///< the one that ended the answer, where it is told
    JsonText logprobs;        ///< OpenAI's `content` array; empty: none
    friend bool operator==(const Choice &, const Choice &) = default;
};

/// A whole answer.
struct ChatAnswer {
    std::string id;
    std::string model;          ///< as the provider names what answered
    std::int64_t createdAt = 0; ///< seconds since 1970; 0: not told
    std::vector<Choice> choices;
    std::optional<Usage> usage; ///< disjoint buckets; absent: not told
    std::string serviceTier;
    std::string fingerprint;
    bool unread = false; ///< the provider said more than stands here: not to be told again from here
    friend bool operator==(const ChatAnswer &, const ChatAnswer &) = default;
};

/// One step of a streamed answer. A stream is: Begin, then for each part PartBegin, Delta…, PartEnd (parts of
/// several choices, and of parallel tool calls, may interleave), a Finish for each choice, Usage, End.
struct AnswerEvent {
    enum class Kind : std::uint8_t {
        Begin,     ///< `id`, `model`, `createdAt`, `fingerprint`, `serviceTier`
        PartBegin, ///< `part` without its text, arguments, data
        Delta,     ///< what is to be appended: `part.text` (of Text, Thinking, Refusal), `part.arguments`,
                   ///< `part.data`; `part.signature` and `part.citations` are set or added
        PartEnd,
        Finish, ///< `finish`, `stopSequence`
        Usage,  ///< `usage` so far; `final`: the provider will not raise it again
        Error,  ///< `text`: the provider broke off and says why
        End,    ///< the format's own mark that the answer is whole
    };
    Kind kind = Kind::Begin;
    int choice = 0;
    int index = 0; ///< of the part in its choice: 0, 1, … in order of appearance
    Part part;
    JsonText logprobs; ///< Delta: entries of OpenAI's `content` array, without the brackets
    FinishReason finish = FinishReason::Stop;
    std::string stopSequence;
    std::optional<llm0::Usage> usage;
    bool final = false;
    bool alone = false; ///< Usage: its frame holds nothing else, so it can be held back from clients
    std::string id, model, fingerprint, serviceTier, text;
    std::int64_t createdAt = 0;
    bool unread = false; ///< any kind: the frame held a part of the answer that has no place here
};

} // namespace llm0
