#include "dialects/openai/completionanswerwriter.h"

#include "dialects/jsonstring.h"
#include "dialects/openai/chatwords.h"
#include "dialects/openai/openaierrors.h"
#include "dialects/openai/openaiusage.h"

#include <optional>

namespace llm0 {

namespace {

/// `finish` empty: none yet.
std::string choiceJson(std::size_t index, std::string_view text, std::string_view finish)
{
    std::string out = "{\"index\":" + std::to_string(index) + ",\"text\":";
    appendJsonString(out, text);
    out += ",\"logprobs\":null,\"finish_reason\":";
    return finish.empty() ? out + "null}" : out + "\"" + std::string(finish) + "\"}";
}

std::string textIn(const Choice &choice)
{
    std::string text;
    for (const Part &part : choice.parts) {
        if (part.kind == Part::Kind::Text || part.kind == Part::Kind::Refusal)
            text += part.text;
    }
    return text;
}

class Writer final : public AnswerWriter
{
public:
    explicit Writer(const ChatCall &call) : m_call(call) {}
    using AnswerWriter::whole;

    std::string_view streamType() const override { return "text/event-stream"; }

    std::string whole(const ChatAnswer &answer) override
    {
        begin(answer.id, answer.createdAt, answer.model, answer.fingerprint);
        std::string out = m_head;
        for (std::size_t i = 0; i < answer.choices.size(); ++i) {
            const Choice &choice = answer.choices[i];
            out.append(i > 0 ? "," : "").append(choiceJson(i, textIn(choice), finishName(choice.finish)));
        }
        out += "]";
        if (answer.usage)
            out.append(",\"usage\":").append(chatUsageJson(*answer.usage));
        return out + "}";
    }

    void event(const AnswerEvent &event, std::string &out) override
    {
        const Part::Kind kind = event.part.kind;
        const auto choice = static_cast<std::size_t>(std::max(event.choice, 0));
        switch (event.kind) {
        case AnswerEvent::Kind::Begin:
            return begin(event.id, event.createdAt, event.model, event.fingerprint);
        case AnswerEvent::Kind::Delta:
            if (!event.part.text.empty() && (kind == Part::Kind::Text || kind == Part::Kind::Refusal))
                chunk(choiceJson(choice, event.part.text, {}), out);
            return;
        case AnswerEvent::Kind::Finish:
            return chunk(choiceJson(choice, {}, finishName(event.finish)), out);
        case AnswerEvent::Kind::Usage:
            m_usage = event.usage;
            return;
        case AnswerEvent::Kind::End:
            return end(out);
        default:
            return;
        }
    }

    void failure(const CallError &error, std::string &out) override
    {
        out.append("data: ").append(openAiErrorBody(error)).append("\n\n");
    }

    std::string_view heartbeat() const override { return ": keep-alive\n\n"; }

private:
    void begin(std::string_view id, std::int64_t created, std::string_view model,
               std::string_view fingerprint)
    {
        m_head = "{\"id\":";
        appendJsonString(m_head, id);
        m_head += R"(,"object":"text_completion","created":)" + std::to_string(created) + ",\"model\":";
        appendJsonString(m_head, model.empty() ? m_call.model : model);
        if (!fingerprint.empty()) {
            m_head += ",\"system_fingerprint\":";
            appendJsonString(m_head, fingerprint);
        }
        m_head += ",\"choices\":[";
    }

    void chunk(std::string_view choice, std::string &out) const
    {
        out.append("data: ").append(m_head).append(choice).append("]}\n\n");
    }

    void end(std::string &out) const
    {
        if (m_call.wantsStreamUsage && m_usage)
            out.append("data: ")
                .append(m_head)
                .append("],\"usage\":")
                .append(chatUsageJson(*m_usage))
                .append("}\n\n");
        out += "data: [DONE]\n\n";
    }

    const ChatCall &m_call;
    std::string m_head; ///< of every object, up to its choices
    std::optional<Usage> m_usage;
};

} // namespace

std::unique_ptr<AnswerWriter> newCompletionAnswerWriter(const ChatCall &call)
{
    return std::make_unique<Writer>(call);
}

} // namespace llm0
