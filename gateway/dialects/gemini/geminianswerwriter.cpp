#include "dialects/gemini/geminianswerwriter.h"

#include "dialects/gemini/geminianswerparts.h"
#include "dialects/gemini/geminierrors.h"
#include "dialects/gemini/geminigrounding.h"
#include "dialects/gemini/geminilogprobs.h"
#include "dialects/gemini/geminiusage.h"
#include "framing/sse.h"

#include <nlohmann/json.hpp>

#include <map>
#include <utility>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string textOfChoice(const Choice &choice)
{
    std::string text;
    for (const Part &part : choice.parts) {
        if (part.kind == Part::Kind::Text)
            text += part.text;
    }
    return text;
}

std::vector<Citation> citationsOfChoice(const Choice &choice)
{
    std::vector<Citation> citations;
    for (const Part &part : choice.parts)
        citations.insert(citations.end(), part.citations.begin(), part.citations.end());
    return citations;
}

Json wholeCandidate(const Choice &choice, int index)
{
    Json parts = Json::array();
    std::string malformed;
    for (const Part &part : choice.parts) {
        if (Json json = geminiAnswerPart(part, malformed); !json.is_null())
            parts.push_back(std::move(json));
    }
    Json candidate = geminiCandidateJson(index, std::move(parts));
    writeGeminiFinish(choice.finish, malformed, candidate);
    writeGeminiCitations(citationsOfChoice(choice), textOfChoice(choice), candidate);
    if (!choice.logprobs.empty())
        candidate["logprobsResult"] = logprobsResult(choice.logprobs);
    return candidate;
}

/// What is held back of one candidate until its part or the answer ends.
struct Pending {
    std::string text, malformed;
    std::vector<Citation> citations;
    bool finished = false;
    FinishReason finish = FinishReason::Stop;
};

bool toldWhole(Part::Kind kind)
{
    return kind == Part::Kind::ToolCall || kind == Part::Kind::Image || kind == Part::Kind::Audio
           || kind == Part::Kind::File || kind == Part::Kind::RedactedThinking;
}

class Writer final : public AnswerWriter
{
public:
    Writer(std::string model, bool eventStream) : m_model(std::move(model)), m_eventStream(eventStream) {}

    std::string_view streamType() const override
    {
        return m_eventStream ? "text/event-stream" : "application/json";
    }

    using AnswerWriter::whole;
    std::string whole(const ChatAnswer &answer) override
    {
        Json candidates = Json::array();
        for (std::size_t i = 0; i < answer.choices.size(); ++i)
            candidates.push_back(wholeCandidate(answer.choices[i], static_cast<int>(i)));
        m_id = answer.id;
        if (!answer.model.empty())
            m_model = answer.model;
        if (answer.usage)
            m_usage = *answer.usage;
        return dumped(response(std::move(candidates), answer.usage.has_value()));
    }

    void event(const AnswerEvent &event, std::string &out) override
    {
        switch (event.kind) {
        case AnswerEvent::Kind::Begin:
            m_id = event.id;
            if (!event.model.empty())
                m_model = event.model;
            break;
        case AnswerEvent::Kind::PartBegin:
            m_parts[{event.choice, event.index}] = event.part;
            break;
        case AnswerEvent::Kind::Delta:
            delta(event, out);
            break;
        case AnswerEvent::Kind::PartEnd:
            partEnd(event, out);
            break;
        case AnswerEvent::Kind::Finish:
            m_pending[event.choice].finished = true;
            m_pending[event.choice].finish = event.finish;
            break;
        case AnswerEvent::Kind::Usage:
            m_usage = event.usage;
            break;
        case AnswerEvent::Kind::End:
            end(out);
            break;
        case AnswerEvent::Kind::Error: // told by failure()
            break;
        }
    }

    void failure(const CallError &error, std::string &out) override
    {
        element(geminiErrorBody(error), out);
        relayedEnd(out);
    }

    void relayed(std::string_view raw, std::string_view data, std::string &out) override
    {
        if (m_eventStream)
            out.append(raw);
        else if (!data.empty())
            element(data, out);
    }

    void relayedEnd(std::string &out) override
    {
        if (!m_eventStream && !m_closed)
            out += m_first ? "[]" : "]";
        m_closed = true;
    }

    /// Two, so that readers who cut the stream at blank lines see an empty event, whatever came before.
    std::string_view heartbeat() const override { return m_eventStream ? "\n\n" : "\n"; }

private:
    void delta(const AnswerEvent &event, std::string &out)
    {
        Pending &pending = m_pending[event.choice];
        pending.citations.insert(pending.citations.end(), event.part.citations.begin(),
                                 event.part.citations.end());
        Part &part = m_parts[{event.choice, event.index}];
        if (toldWhole(part.kind)) {
            part.arguments += event.part.arguments;
            part.data += event.part.data;
            if (event.part.signature)
                part.signature = event.part.signature;
            return;
        }
        Part piece = event.part;
        piece.kind = part.kind;
        if (piece.kind == Part::Kind::Text)
            pending.text += piece.text;
        Json json;
        if (!piece.text.empty() || piece.signature)
            json = geminiAnswerPart(piece, pending.malformed);
        if (!json.is_null() || !event.logprobs.empty())
            chunk(event, std::move(json), out);
    }

    void partEnd(const AnswerEvent &event, std::string &out)
    {
        const auto found = m_parts.find({event.choice, event.index});
        if (found == m_parts.end() || !toldWhole(found->second.kind))
            return;
        Json json = geminiAnswerPart(found->second, m_pending[event.choice].malformed);
        m_parts.erase(found);
        if (!json.is_null())
            chunk(event, std::move(json), out);
    }

    void chunk(const AnswerEvent &event, Json part, std::string &out)
    {
        Json parts = Json::array();
        if (!part.is_null())
            parts.push_back(std::move(part));
        Json candidate = geminiCandidateJson(event.choice, std::move(parts));
        if (!event.logprobs.empty())
            candidate["logprobsResult"] = logprobsResult("[" + event.logprobs + "]");
        element(dumped(response(Json::array({std::move(candidate)}), false)), out);
    }

    /// Gemini's last frame: every candidate's end, and the usage.
    void end(std::string &out)
    {
        Json candidates = Json::array();
        for (const auto &[index, pending] : m_pending) {
            Json candidate = geminiCandidateJson(index, Json::array({{{"text", ""}}}));
            if (pending.finished)
                writeGeminiFinish(pending.finish, pending.malformed, candidate);
            writeGeminiCitations(pending.citations, pending.text, candidate);
            candidates.push_back(std::move(candidate));
        }
        element(dumped(response(std::move(candidates), m_usage.has_value())), out);
        relayedEnd(out);
    }

    Json response(Json candidates, bool withUsage) const
    {
        Json json = Json::object();
        json["candidates"] = std::move(candidates);
        if (withUsage)
            json["usageMetadata"] = geminiUsageJson(*m_usage);
        json["modelVersion"] = m_model;
        if (!m_id.empty())
            json["responseId"] = m_id;
        return json;
    }

    void element(std::string_view json, std::string &out)
    {
        if (m_eventStream)
            out += sseFrame({}, json);
        else
            out.append(m_first ? "[" : ",\r\n").append(json);
        m_first = false;
    }

    std::string m_model;
    bool m_eventStream;
    bool m_first = true; ///< nothing is in the array yet
    bool m_closed = false;
    std::string m_id;
    std::optional<Usage> m_usage;
    std::map<int, Pending> m_pending;
    std::map<std::pair<int, int>, Part> m_parts; ///< by choice and index: what is open
};

} // namespace

std::unique_ptr<AnswerWriter> newGeminiAnswerWriter(std::string model, bool eventStream)
{
    return std::make_unique<Writer>(std::move(model), eventStream);
}

} // namespace llm0
