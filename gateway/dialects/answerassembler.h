#pragma once

#include "domain/chatanswer.h"

#include <functional>

namespace llm0 {

/// Puts a streamed answer together.
class AnswerAssembler
{
public:
    void add(const AnswerEvent &event);
    /// The End event has come, and no error.
    bool complete() const { return m_ended && !m_failed; }
    const ChatAnswer &answer() const { return m_answer; }

private:
    Choice &choiceAt(int index);
    Part *partAt(const AnswerEvent &event);

    ChatAnswer m_answer;
    bool m_ended = false;
    bool m_failed = false;
};

/// The steps of a whole answer, so that it can be told as a stream. Texts and arguments come in pieces of
/// about `pieceBytes`, never cutting a character.
void tellAsStream(const ChatAnswer &answer, std::size_t pieceBytes,
                  const std::function<void(const AnswerEvent &)> &tell);

} // namespace llm0
