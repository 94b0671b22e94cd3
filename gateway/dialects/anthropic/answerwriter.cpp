#include "dialects/anthropic/answerwriter.h"

#include "dialects/anthropic/blockwriter.h"
#include "dialects/anthropic/errors.h"
#include "dialects/anthropic/streamwriter.h"
#include "dialects/anthropic/usage.h"
#include "dialects/anthropic/words.h"
#include "framing/sse.h"

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

class Writer final : public AnswerWriter
{
public:
    explicit Writer(std::string modelAsked) : m_model(modelAsked), m_stream(std::move(modelAsked)) {}

    std::string_view streamType() const override { return "text/event-stream; charset=utf-8"; }

    using AnswerWriter::whole;
    std::string whole(const ChatAnswer &answer) override
    {
        Json message = anthropicMessageHead(answer.id, answer.model.empty() ? m_model : answer.model);
        const Choice choice = answer.choices.empty() ? Choice{} : answer.choices.front();
        message["content"] = Json::array();
        for (const Part &part : choice.parts) {
            if (auto block = anthropicAnswerBlock(part))
                message["content"].push_back(std::move(*block));
        }
        message["stop_reason"] = stopReasonOf(choice.finish);
        message["stop_sequence"] = choice.stopSequence.empty() ? Json() : Json(choice.stopSequence);
        message["usage"] = anthropicUsageJson(answer.usage.value_or(Usage{}), answer.serviceTier);
        return message.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

    void event(const AnswerEvent &event, std::string &out) override { m_stream.event(event, out); }

    void failure(const CallError &error, std::string &out) override
    {
        out += sseFrame("error", anthropicErrorBody(error));
    }

    std::string_view heartbeat() const override { return "event: ping\ndata: {\"type\":\"ping\"}\n\n"; }

private:
    std::string m_model;
    AnthropicStreamWriter m_stream;
};

} // namespace

Json anthropicMessageHead(const std::string &id, const std::string &model)
{
    return {
        {"id", id.empty() ? "msg_llm0" : id}, {"type", "message"}, {"role", "assistant"}, {"model", model}};
}

std::unique_ptr<AnswerWriter> anthropicAnswerWriter(std::string modelAsked)
{
    return std::make_unique<Writer>(std::move(modelAsked));
}

} // namespace llm0
