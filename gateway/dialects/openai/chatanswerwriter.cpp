#include "dialects/openai/chatanswerwriter.h"

#include "dialects/jsonstring.h"
#include "dialects/openai/chatmessagewriter.h"
#include "dialects/openai/chunkwriter.h"
#include "dialects/openai/costfields.h"
#include "dialects/openai/openaierrors.h"

namespace llm0 {

namespace {

class Writer final : public AnswerWriter
{
public:
    using AnswerWriter::whole;
    explicit Writer(const ChatCall &call) : m_call(call), m_chunks(call) {}

    std::string_view streamType() const override { return "text/event-stream"; }
    std::string whole(const ChatAnswer &answer) override { return chatAnswerJson(answer, m_call.model); }
    void event(const AnswerEvent &event, std::string &out) override { m_chunks.event(event, out); }

    void failure(const CallError &error, std::string &out) override
    {
        out.append("data: ").append(openAiErrorBody(error)).append("\n\n");
    }

    std::string_view heartbeat() const override { return ": keep-alive\n\n"; }

    std::string withCost(std::string body, std::int64_t latencyMs,
                         std::string_view costDecimal) const override
    {
        return withCostFields(std::move(body), latencyMs, costDecimal);
    }

private:
    const ChatCall &m_call;
    ChunkWriter m_chunks;
};

} // namespace

std::unique_ptr<AnswerWriter> newChatAnswerWriter(const ChatCall &call)
{
    return std::make_unique<Writer>(call);
}

} // namespace llm0
