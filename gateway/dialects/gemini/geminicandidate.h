#pragma once

#include "dialects/jsonfields.h"
#include "domain/chatanswer.h"

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// One candidate of an answer, as its pieces arrive.
class GeminiCandidate
{
public:
    /// `answerId` tells its calls from those of other turns.
    GeminiCandidate(int index, std::string answerId) : m_index(index), m_answerId(std::move(answerId)) {}

    void read(JsonObject fields, std::vector<AnswerEvent> &events);
    /// The prompt was refused: there is nothing but the end.
    void block(std::vector<AnswerEvent> &events) { finish("SAFETY", events); }
    bool finished() const { return m_finished; }

private:
    AnswerEvent event(AnswerEvent::Kind kind) const;
    void part(JsonObject fields, std::vector<AnswerEvent> &events);
    void text(JsonObject fields, Part::Kind kind, std::vector<AnswerEvent> &events);
    void call(JsonObject fields, std::vector<AnswerEvent> &events);
    void media(JsonObject fields, std::vector<AnswerEvent> &events);
    void unread(std::vector<AnswerEvent> &events);
    void open(Part part, std::vector<AnswerEvent> &events);
    void delta(Part part, std::vector<AnswerEvent> &events);
    void close(std::vector<AnswerEvent> &events);
    void logprobs(JsonObject fields, std::vector<AnswerEvent> &events);
    void finish(std::string_view reason, std::vector<AnswerEvent> &events);

    int m_index;
    std::string m_answerId;
    int m_part = -1; ///< the last one's index
    int m_lastText = -1;
    std::size_t m_calls = 0;
    bool m_open = false;
    bool m_finished = false;
    Part::Kind m_kind = Part::Kind::Text; ///< of the open one
    std::string m_text;                   ///< said so far: sources are told as places in it
    std::vector<Citation> m_citations;
};

} // namespace llm0
