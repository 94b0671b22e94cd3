#pragma once

#include "dialects/jsonfields.h"
#include "domain/chatanswer.h"

#include <string>
#include <vector>

namespace llm0 {

/// Follows one choice of a stream: which parts of it are open.
class ChoiceStream
{
public:
    /// `answerId`: for the IDs of tool calls that have none.
    ChoiceStream(int choice, std::string answerId) : m_choice(choice), m_answerId(std::move(answerId)) {}
    /// One element of a chunk's `choices`.
    void read(JsonObject fields, std::vector<AnswerEvent> &events);

private:
    struct Call {
        std::int64_t number = 0; ///< `index` in `tool_calls`
        std::string id;
        int part = 0;
    };

    void delta(JsonObject delta, std::vector<AnswerEvent> &events);
    void text(Part::Kind kind, std::string_view text, std::vector<AnswerEvent> &events);
    void reasoning(JsonObject delta, std::vector<AnswerEvent> &events);
    void reasoningDetail(JsonObject detail, std::vector<AnswerEvent> &events);
    void audio(JsonObject audio, std::vector<AnswerEvent> &events);
    void citations(JsonArray annotations, std::vector<AnswerEvent> &events);
    void toolCall(JsonObject call, std::vector<AnswerEvent> &events);
    const Call &callFor(JsonObject call, std::string_view name, std::vector<AnswerEvent> &events);
    void logprobs(JsonObject logprobs, std::vector<AnswerEvent> &events);
    void finish(std::string_view reason, std::vector<AnswerEvent> &events);
    void open(Part part, std::vector<AnswerEvent> &events);
    void close(std::vector<AnswerEvent> &events);
    AnswerEvent &add(AnswerEvent::Kind kind, int part, Part::Kind of, std::vector<AnswerEvent> &events) const;

    int m_choice;
    std::string m_answerId;
    int m_parts = 0; ///< begun so far
    int m_open = -1; ///< the part that is open, apart from tool calls
    Part::Kind m_openKind = Part::Kind::Text;
    std::vector<Call> m_calls;
    std::vector<std::string> m_signatures; ///< seen: arrays of details may repeat what came before
    bool m_refused = false;
    bool m_finished = false;
};

} // namespace llm0
