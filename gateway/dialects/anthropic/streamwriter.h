#pragma once

#include "domain/chatanswer.h"

#include <map>
#include <string>

namespace llm0 {

/// Spells the steps of an answer as Anthropic's stream of events. There a block ends before the next begins:
/// what comes for a later part meanwhile waits. Only the first choice is told.
class AnthropicStreamWriter
{
public:
    explicit AnthropicStreamWriter(std::string modelAsked) : m_model(std::move(modelAsked)) {}
    void event(const AnswerEvent &event, std::string &out);

private:
    struct Block {
        Part opening;
        Part waiting; ///< what was added while another block was open
        bool ended = false;
    };

    void begin(const AnswerEvent &event, std::string &out);
    void delta(const AnswerEvent &event, std::string &out);
    void openNext(std::string &out);
    void close(std::string &out);
    void end(std::string &out);

    std::string m_model;
    std::string m_serviceTier;
    std::map<int, Block> m_waiting; ///< by the part's index, the open one included
    int m_openPart = -1;
    int m_nextIndex = 0; ///< of blocks on the wire
    bool m_openIsTold = false;
    FinishReason m_finish = FinishReason::Stop;
    std::string m_stopSequence;
    Usage m_usage;
};

} // namespace llm0
