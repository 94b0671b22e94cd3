#include "dialects/gemini/geminianswerreader.h"

#include "dialects/answerparser.h"

#include "dialects/answerassembler.h"
#include "dialects/gemini/geminicandidate.h"
#include "dialects/gemini/geminierrors.h"
#include "dialects/gemini/geminigrounding.h"
#include "dialects/gemini/geminiusage.h"

#include <algorithm>
#include <map>

namespace llm0 {

namespace {

/// Gemini makes 8 at most; a larger index is nobody's to fill memory with.
constexpr std::int64_t mostCandidates = 64;

AnswerEvent eventOf(AnswerEvent::Kind kind)
{
    AnswerEvent event;
    event.kind = kind;
    return event;
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
            if (event.kind == AnswerEvent::Kind::Error)
                return Error{ErrorCode::ProviderError, event.text, {}};
            assembler.add(event);
        }
        if (!m_begun)
            return Error{ErrorCode::ProviderError, "the answer holds no candidates", {}};
        ChatAnswer answer = assembler.answer();
        if (answer.choices.empty()) // Gemini had nothing to say: all of its limit went into thoughts
            answer.choices.push_back({{}, FinishReason::Other, {}, {}});
        return answer;
    }

    void frame(std::string_view /*name*/, std::string_view data, std::vector<AnswerEvent> &events) override
    {
        if (data.empty())
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

    void end(std::vector<AnswerEvent> &events) override
    {
        if (!m_failed && finished())
            events.push_back(eventOf(AnswerEvent::Kind::End));
    }

private:
    void fail(std::string text, std::vector<AnswerEvent> &events)
    {
        m_failed = true;
        AnswerEvent error = eventOf(AnswerEvent::Kind::Error);
        error.text = std::move(text);
        events.push_back(std::move(error));
    }

    bool finished() const
    {
        return !m_candidates.empty()
               && std::all_of(m_candidates.begin(), m_candidates.end(),
                              [](const auto &candidate) { return candidate.second.finished(); });
    }

    void read(JsonObject root, std::vector<AnswerEvent> &events)
    {
        if (const auto error = objectIn(root, "error"))
            return fail(geminiErrorText(*error), events);
        const auto candidates = arrayIn(root, "candidates");
        const auto feedback = objectIn(root, "promptFeedback");
        const auto usage = objectIn(root, "usageMetadata");
        if (!candidates && !feedback && !usage)
            return;
        begin(root, events);
        if (candidates)
            readCandidates(*candidates, events);
        const bool blocked = feedback && !textIn(*feedback, "blockReason").empty();
        if (blocked && m_candidates.empty())
            candidate(0).block(events);
        if (usage)
            readUsage(*usage, events);
    }

    void begin(JsonObject root, std::vector<AnswerEvent> &events)
    {
        if (m_begun)
            return;
        m_begun = true;
        AnswerEvent begin = eventOf(AnswerEvent::Kind::Begin);
        begin.id = m_id = textIn(root, "responseId");
        begin.model = m_model = textIn(root, "modelVersion");
        events.push_back(std::move(begin));
    }

    GeminiCandidate &candidate(std::int64_t index)
    {
        return m_candidates.try_emplace(index, static_cast<int>(index), m_id).first->second;
    }

    void readCandidates(JsonArray candidates, std::vector<AnswerEvent> &events)
    {
        for (const JsonValue item : candidates) {
            JsonObject fields;
            if (item.get(fields))
                continue;
            const std::int64_t index = countIn(fields, "index");
            if (index >= mostCandidates)
                continue;
            candidate(index).read(fields, events);
            m_searches = std::max(m_searches, searchesOf(fields, m_model));
        }
    }

    void readUsage(JsonObject metadata, std::vector<AnswerEvent> &events)
    {
        AnswerEvent told = eventOf(AnswerEvent::Kind::Usage);
        told.usage = geminiUsage(metadata);
        told.usage->webSearches = m_searches;
        told.final = finished();
        told.alone = false;
        events.push_back(std::move(told));
    }

    simdjson::dom::parser m_parser = newAnswerParser();
    std::string m_buffer; ///< the JSON reader wants room behind the text
    bool m_begun = false;
    bool m_failed = false;
    std::string m_id, m_model;
    std::int64_t m_searches = 0;
    std::map<std::int64_t, GeminiCandidate> m_candidates;
};

} // namespace

std::unique_ptr<AnswerReader> newGeminiAnswerReader()
{
    return std::make_unique<Reader>();
}

} // namespace llm0
