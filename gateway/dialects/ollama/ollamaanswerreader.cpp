#include "dialects/ollama/ollamaanswerreader.h"

#include "dialects/answerparser.h"

#include "dialects/answerassembler.h"
#include "dialects/jsonfields.h"
#include "dialects/madecallid.h"
#include "dialects/ollama/ollamaerrors.h"
#include "dialects/rfc3339.h"

namespace llm0 {

namespace {

using Kind = AnswerEvent::Kind;

FinishReason finishOf(std::string_view reason, bool called)
{
    if (reason == "length")
        return FinishReason::Length;
    if (reason == "content_filter") // as other gateways and ours tell it
        return FinishReason::ContentFilter;
    if (reason == "stop" || reason.empty())
        return called ? FinishReason::ToolCalls : FinishReason::Stop;
    return FinishReason::Other; // "load", "unload": no answer was wanted
}

class Reader final : public AnswerReader
{
public:
    Result<ChatAnswer> whole(std::string_view body) override
    {
        std::vector<AnswerEvent> events;
        frame({}, body, events);
        AnswerAssembler assembler;
        for (const AnswerEvent &event : events) {
            if (event.kind == Kind::Error)
                return Error{ErrorCode::ProviderError, event.text, {}};
            assembler.add(event);
        }
        if (!assembler.complete())
            return Error{ErrorCode::ProviderError, "the answer is not a finished one", {}};
        return assembler.answer();
    }

    void frame(std::string_view /*name*/, std::string_view data, std::vector<AnswerEvent> &events) override
    {
        if (data.empty() || m_ended)
            return;
        try {
            m_buffer.assign(data);
            read(parsedObject(m_parser, m_buffer), events);
        } catch (const simdjson::simdjson_error &) {
            fail("the provider's answer is not JSON", events);
        } catch (const BadField &) {
            fail("the provider's answer is no JSON object", events);
        }
    }

private:
    AnswerEvent event(Kind kind) const
    {
        AnswerEvent event;
        event.kind = kind;
        event.index = std::max(m_part, 0);
        event.part.kind = m_kind;
        return event;
    }

    void fail(std::string text, std::vector<AnswerEvent> &events)
    {
        m_ended = true;
        AnswerEvent error = event(Kind::Error);
        error.text = std::move(text);
        events.push_back(std::move(error));
    }

    void read(JsonObject root, std::vector<AnswerEvent> &events)
    {
        if (const auto error = valueIn(root, "error"))
            return fail(ollamaErrorText(*error), events);
        const auto message = objectIn(root, "message");
        const bool done = flagIn(root, "done");
        if (!message && !valueIn(root, "response") && !done)
            return;
        begin(root, events);
        if (message)
            said(*message, "content", events);
        else
            said(root, "response", events);
        logprobs(root, events);
        if (done)
            finish(root, events);
    }

    void begin(JsonObject root, std::vector<AnswerEvent> &events)
    {
        if (m_begun)
            return;
        m_begun = true;
        m_turn = textIn(root, "created_at");
        AnswerEvent begin = event(Kind::Begin);
        begin.model = textIn(root, "model");
        begin.createdAt = secondsOf(m_turn);
        events.push_back(std::move(begin));
    }

    void said(JsonObject fields, std::string_view content, std::vector<AnswerEvent> &events)
    {
        text(textIn(fields, "thinking"), Part::Kind::Thinking, events);
        text(textIn(fields, content), Part::Kind::Text, events);
        if (const auto calls = arrayIn(fields, "tool_calls")) {
            for (const JsonValue item : *calls) {
                JsonObject made;
                if (!item.get(made))
                    call(made, events);
            }
        }
        const bool more = valueIn(fields, "images") || valueIn(fields, "image");
        if (more && m_part >= 0)
            events.back().unread = true;
    }

    void text(std::string_view said, Part::Kind kind, std::vector<AnswerEvent> &events)
    {
        if (said.empty())
            return;
        if (!m_open || m_kind != kind)
            open(Part{.kind = kind}, events);
        AnswerEvent added = event(Kind::Delta);
        added.part.text = said;
        events.push_back(std::move(added));
    }

    void call(JsonObject made, std::vector<AnswerEvent> &events)
    {
        const auto function = objectIn(made, "function");
        if (!function)
            return;
        Part opened{.kind = Part::Kind::ToolCall};
        opened.id = textIn(made, "id");
        if (opened.id.empty())
            opened.id = madeCallId(m_turn, m_calls);
        ++m_calls;
        opened.name = textIn(*function, "name");
        open(std::move(opened), events);
        AnswerEvent added = event(Kind::Delta);
        const auto arguments = objectIn(*function, "arguments");
        added.part.arguments = arguments ? jsonTextOf(*arguments) : "{}";
        events.push_back(std::move(added));
        close(events);
    }

    void open(Part part, std::vector<AnswerEvent> &events)
    {
        close(events);
        m_open = true;
        m_kind = part.kind;
        ++m_part;
        AnswerEvent begin = event(Kind::PartBegin);
        begin.part = std::move(part);
        events.push_back(std::move(begin));
    }

    void close(std::vector<AnswerEvent> &events)
    {
        if (m_open)
            events.push_back(event(Kind::PartEnd));
        m_open = false;
    }

    /// Spelt as OpenAI's are.
    void logprobs(JsonObject root, std::vector<AnswerEvent> &events)
    {
        const auto list = arrayIn(root, "logprobs");
        if (!list || list->size() == 0 || m_part < 0)
            return;
        AnswerEvent told = event(Kind::Delta);
        for (const JsonValue entry : *list)
            told.logprobs += (told.logprobs.empty() ? "" : ",") + jsonTextOf(entry);
        events.push_back(std::move(told));
    }

    void finish(JsonObject root, std::vector<AnswerEvent> &events)
    {
        close(events);
        AnswerEvent end = event(Kind::Finish);
        end.finish = finishOf(textIn(root, "done_reason"), m_calls > 0);
        end.index = 0;
        events.push_back(std::move(end));
        if (valueIn(root, "prompt_eval_count") || valueIn(root, "eval_count")) {
            AnswerEvent usage = event(Kind::Usage);
            usage.usage =
                Usage{.input = countIn(root, "prompt_eval_count"), .output = countIn(root, "eval_count")};
            usage.final = true;
            events.push_back(std::move(usage));
        }
        m_ended = true;
        events.push_back(event(Kind::End));
    }

    simdjson::dom::parser m_parser = newAnswerParser();
    std::string m_buffer; ///< the JSON reader wants room behind the text
    std::string m_turn;   ///< what tells this turn's calls from others
    bool m_begun = false;
    bool m_ended = false;
    bool m_open = false;
    int m_part = -1;
    std::size_t m_calls = 0;
    Part::Kind m_kind = Part::Kind::Text;
};

} // namespace

std::unique_ptr<AnswerReader> newOllamaAnswerReader()
{
    return std::make_unique<Reader>();
}

} // namespace llm0
