#pragma once

#include "domain/chatanswer.h"
#include "domain/chatcall.h"

#include <string>
#include <vector>

namespace llm0 {

/// Spells a stream's steps as chat completion chunks.
class ChunkWriter
{
public:
    explicit ChunkWriter(const ChatCall &call) : m_call(call) {}
    void event(const AnswerEvent &event, std::string &out);

private:
    struct OpenPart {
        Part part; ///< what has come of signed reasoning and of pictures
        int callNumber = 0;
    };
    struct ChoiceState {
        bool begun = false;
        bool refused = false;
        int calls = 0;
        std::string details; ///< elements of `reasoning_details` so far
        std::vector<OpenPart> parts;
    };

    ChoiceState &choice(int index, std::string &out);
    OpenPart &part(ChoiceState &choice, int index);
    void begin(const AnswerEvent &event, std::string &out);
    void partBegin(const AnswerEvent &event, std::string &out);
    void delta(const AnswerEvent &event, std::string &out);
    void partEnd(const AnswerEvent &event, std::string &out);
    void finish(const AnswerEvent &event, std::string &out);
    void end(std::string &out);
    void chunk(int choice, std::string_view delta, std::string_view rest, std::string &out) const;
    void text(int choice, std::string_view field, std::string_view text, std::string_view logprobs,
              std::string &out) const;

    const ChatCall &m_call;
    std::string m_head; ///< of every chunk, up to its choices
    std::vector<ChoiceState> m_choices;
    std::optional<Usage> m_usage;
};

} // namespace llm0
