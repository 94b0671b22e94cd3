#include "pipeline/chatrelay.h"

namespace llm0 {

bool ChatRelay::feed(std::string_view bytes, const std::function<void(std::string_view)> &forward)
{
    return m_parser.feed(bytes, [&](const SseEvent &event) {
        if (learn(event))
            forward(event.raw);
    });
}

bool ChatRelay::learn(const SseEvent &event)
{
    if (event.data == "[DONE]") {
        m_complete = true;
        return true;
    }
    if (event.data.empty())
        return true;
    const OpenAiAnswer answer = m_reader.read(event.data);
    note(answer);
    return !(m_hideUsage && answer.usageOnly);
}

void ChatRelay::readWhole(std::string_view body)
{
    const OpenAiAnswer answer = m_reader.read(body);
    note(answer);
    m_complete = answer.valid;
}

std::optional<Usage> ChatRelay::usage() const
{
    if (!m_usage || !(m_usageIsFinal || m_complete))
        return std::nullopt;
    const bool possible = m_usage->promptTotal() > 0 && (m_usage->completionTotal() > 0 || !sawText());
    return possible ? m_usage : std::nullopt;
}

void ChatRelay::note(const OpenAiAnswer &answer)
{
    m_error |= answer.error;
    if (answer.usage) {
        m_usage = answer.usage;
        m_usageIsFinal = answer.usageOnly;
    }
    if (m_model.empty())
        m_model = answer.model;
    if (!answer.text.empty())
        m_outputTokens += m_bound(answer.text);
}

} // namespace llm0
