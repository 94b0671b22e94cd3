#include "dialects/answerwriter.h"

#include <stdexcept>

namespace llm0 {

std::string AnswerWriter::whole(const ChatAnswer & /*answer*/)
{
    throw std::logic_error("this dialect has no chat answers");
}

std::string AnswerWriter::whole(const EmbeddingAnswer & /*answer*/)
{
    throw std::logic_error("this dialect has no embeddings");
}

void AnswerWriter::event(const AnswerEvent & /*event*/, std::string & /*out*/) {}

void AnswerWriter::failure(const CallError & /*error*/, std::string & /*out*/) {}

void AnswerWriter::relayed(std::string_view raw, std::string_view /*data*/, std::string &out)
{
    out.append(raw);
}

void AnswerWriter::relayedEnd(std::string & /*out*/) {}

std::string_view AnswerWriter::heartbeat() const
{
    return {};
}

std::string AnswerWriter::withCost(std::string body, std::int64_t /*latencyMs*/,
                                   std::string_view /*costDecimal*/) const
{
    return body;
}

} // namespace llm0
