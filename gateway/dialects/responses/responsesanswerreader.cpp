#include "dialects/responses/responsesanswerreader.h"

#include "dialects/answerparser.h"

#include "dialects/openai/openaierrors.h"
#include "dialects/responses/outputreader.h"
#include "dialects/responses/outputstream.h"
#include "dialects/responses/responsesusage.h"

#include <map>

namespace llm0 {

namespace {

template <typename Told>
void readHead(Told &told, JsonObject response)
{
    told.id = textIn(response, "id");
    told.model = textIn(response, "model");
    told.createdAt = countIn(response, "created_at");
    told.serviceTier = textIn(response, "service_tier");
}

Error notAnAnswer(std::string_view why)
{
    return {ErrorCode::ProviderError, "the provider's answer cannot be read: " + std::string(why), {}};
}

class Reader final : public AnswerReader
{
public:
    Result<ChatAnswer> whole(std::string_view body) override
    {
        JsonObject root;
        if (m_parser.parse(body.data(), body.size()).get(root))
            return notAnAnswer("it is not a JSON object");
        if (textIn(root, "status") == "failed")
            return notAnAnswer(responseError(root));
        if (!arrayIn(root, "output"))
            return notAnAnswer(valueIn(root, "error") ? openAiErrorIn(0, body).message : "it has no output");
        ChatAnswer answer;
        readHead(answer, root);
        std::int64_t webSearches = 0;
        answer.choices.push_back(outputChoice(root, answer.unread, webSearches));
        if (const auto usage = objectIn(root, "usage"))
            answer.usage = responsesUsageOf(*usage);
        if (answer.usage)
            answer.usage->webSearches = webSearches;
        return answer;
    }

    void frame(std::string_view /*name*/, std::string_view data, std::vector<AnswerEvent> &events) override
    {
        if (data.empty() || data == "[DONE]")
            return;
        JsonObject root;
        if (m_parser.parse(data.data(), data.size()).get(root))
            return failed("the provider sent something that is not JSON", events);
        const auto known = readers().find(textIn(root, "type"));
        if (known != readers().end())
            (this->*known->second)(root, events);
        else if (valueIn(root, "error"))
            failed(openAiErrorIn(0, data).message, events);
    }

private:
    using Read = void (Reader::*)(JsonObject event, std::vector<AnswerEvent> &events);

    static const std::map<std::string_view, Read> &readers()
    {
        static const std::map<std::string_view, Read> table = {
            {"response.created", &Reader::created},
            {"response.output_item.added", &Reader::output<&OutputStream::itemAdded>},
            {"response.output_item.done", &Reader::output<&OutputStream::itemDone>},
            {"response.content_part.added", &Reader::output<&OutputStream::contentAdded>},
            {"response.content_part.done", &Reader::output<&OutputStream::contentDone>},
            {"response.output_text.delta", &Reader::output<&OutputStream::delta>},
            {"response.refusal.delta", &Reader::output<&OutputStream::delta>},
            {"response.function_call_arguments.delta", &Reader::output<&OutputStream::delta>},
            {"response.reasoning_summary_text.delta", &Reader::output<&OutputStream::delta>},
            {"response.reasoning_text.delta", &Reader::output<&OutputStream::delta>},
            {"response.reasoning_summary_part.added", &Reader::output<&OutputStream::summaryAdded>},
            {"response.output_text.annotation.added", &Reader::output<&OutputStream::annotation>},
            {"response.completed", &Reader::ended},
            {"response.incomplete", &Reader::ended},
            {"response.failed", &Reader::broken},
            {"response.cancelled", &Reader::broken},
            {"error", &Reader::error},
        };
        return table;
    }

    template <auto Method>
    void output(JsonObject event, std::vector<AnswerEvent> &events)
    {
        (m_output.*Method)(event, events);
    }

    void created(JsonObject event, std::vector<AnswerEvent> &events)
    {
        if (const auto response = objectIn(event, "response"))
            readHead(events.emplace_back(), *response);
    }

    void ended(JsonObject event, std::vector<AnswerEvent> &events)
    {
        const auto response = objectIn(event, "response");
        if (!response)
            return;
        m_output.closeAll(events);
        AnswerEvent &finish = events.emplace_back();
        finish.kind = AnswerEvent::Kind::Finish;
        finish.finish = responseFinish(*response, m_output.calledTools(), m_output.refused());
        finish.unread = m_output.unread();
        usage(*response, events);
        events.emplace_back().kind = AnswerEvent::Kind::End;
    }

    void usage(JsonObject response, std::vector<AnswerEvent> &events) const
    {
        const auto fields = objectIn(response, "usage");
        const auto told = fields ? responsesUsageOf(*fields) : std::nullopt;
        if (!told)
            return;
        AnswerEvent &event = events.emplace_back();
        event.kind = AnswerEvent::Kind::Usage;
        event.usage = told;
        event.usage->webSearches = m_output.webSearches();
        event.final = true;
    }

    /// What was made before it broke is billed.
    void broken(JsonObject event, std::vector<AnswerEvent> &events)
    {
        const auto response = objectIn(event, "response");
        if (response)
            usage(*response, events);
        failed(response ? responseError(*response) : "the response failed", events);
    }

    void error(JsonObject event, std::vector<AnswerEvent> &events)
    {
        const auto nested = objectIn(event, "error");
        failed(std::string(textIn(nested ? *nested : event, "message")), events);
    }

    static void failed(std::string text, std::vector<AnswerEvent> &events)
    {
        AnswerEvent &event = events.emplace_back();
        event.kind = AnswerEvent::Kind::Error;
        event.text = std::move(text);
    }

    simdjson::dom::parser m_parser = newAnswerParser();
    OutputStream m_output;
};

} // namespace

std::unique_ptr<AnswerReader> newResponsesAnswerReader()
{
    return std::make_unique<Reader>();
}

} // namespace llm0
