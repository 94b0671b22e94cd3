#include "dialects/openai/chatanswerreader.h"

#include "dialects/answerparser.h"

#include "dialects/jsonfields.h"
#include "dialects/openai/chatmessage.h"
#include "dialects/openai/chatwords.h"
#include "dialects/openai/choicestream.h"
#include "dialects/openai/openaierrors.h"
#include "dialects/openai/openaiusage.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t mostChoices = 128;

/// What a whole answer and the first chunk of a stream say of themselves.
template <typename Told>
void readHead(Told &told, JsonObject root)
{
    told.id = textIn(root, "id");
    told.model = textIn(root, "model");
    told.createdAt = countIn(root, "created");
    told.fingerprint = textIn(root, "system_fingerprint");
    told.serviceTier = textIn(root, "service_tier");
}

AnswerEvent errorEvent(std::string text)
{
    AnswerEvent event;
    event.kind = AnswerEvent::Kind::Error;
    event.text = std::move(text);
    return event;
}

class Reader final : public AnswerReader
{
public:
    Result<ChatAnswer> whole(std::string_view body) override
    {
        JsonObject root;
        if (m_parser.parse(body.data(), body.size()).get(root))
            return notAnAnswer("it is not a JSON object");
        if (valueIn(root, "error"))
            return notAnAnswer(openAiErrorIn(0, body).message);
        const auto choices = arrayIn(root, "choices");
        if (!choices)
            return notAnAnswer("it has no choices");
        ChatAnswer answer;
        readHead(answer, root);
        for (const JsonValue each : *choices) {
            JsonObject fields;
            if (!each.get(fields))
                answer.choices.push_back(choiceOf(fields, answer.id));
        }
        if (const auto usage = objectIn(root, "usage"))
            answer.usage = chatUsageOf(*usage);
        return answer;
    }

    void frame(std::string_view /*name*/, std::string_view data, std::vector<AnswerEvent> &events) override
    {
        if (data.empty())
            return;
        if (data == "[DONE]") {
            events.emplace_back().kind = AnswerEvent::Kind::End;
            return;
        }
        JsonObject root;
        if (m_parser.parse(data.data(), data.size()).get(root))
            events.push_back(errorEvent("the provider sent something that is not JSON"));
        else if (valueIn(root, "error"))
            events.push_back(errorEvent(openAiErrorIn(0, data).message));
        else
            chunk(root, events);
    }

private:
    static Error notAnAnswer(std::string_view why)
    {
        return {ErrorCode::ProviderError, "the provider's answer cannot be read: " + std::string(why), {}};
    }

    void chunk(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto choices = arrayIn(root, "choices");
        const bool any = choices && choices->begin() != choices->end();
        if (any)
            this->choices(root, *choices, events);
        if (const auto fields = objectIn(root, "usage"))
            usage(*fields, choices && !any, events);
    }

    void choices(JsonObject root, JsonArray choices, std::vector<AnswerEvent> &events)
    {
        if (!std::exchange(m_begun, true)) {
            readHead(events.emplace_back(), root);
            m_id = textIn(root, "id");
        }
        for (const JsonValue each : choices) {
            JsonObject fields;
            if (!each.get(fields))
                choice(fields, events);
        }
    }

    void choice(JsonObject fields, std::vector<AnswerEvent> &events)
    {
        const auto index = std::min<std::size_t>(mostChoices, std::size_t(countIn(fields, "index")));
        while (m_choices.size() <= index)
            m_choices.emplace_back(int(m_choices.size()), m_id);
        m_choices[index].read(fields, events);
    }

    static void usage(JsonObject fields, bool alone, std::vector<AnswerEvent> &events)
    {
        const auto usage = chatUsageOf(fields);
        if (!usage)
            return;
        AnswerEvent &event = events.emplace_back();
        event.kind = AnswerEvent::Kind::Usage;
        event.usage = usage;
        event.alone = event.final = alone;
    }

    simdjson::dom::parser m_parser = newAnswerParser();
    std::string m_id;
    std::vector<ChoiceStream> m_choices;
    bool m_begun = false;
};

} // namespace

std::unique_ptr<AnswerReader> newChatAnswerReader()
{
    return std::make_unique<Reader>();
}

} // namespace llm0
