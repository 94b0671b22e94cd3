#include "dialects/responses/responsesanswerwriter.h"

#include "dialects/responses/outputitems.h"
#include "dialects/responses/responseevents.h"
#include "dialects/responses/responsesusage.h"

#include <algorithm>

namespace llm0 {

namespace {

void addItem(std::string &items, const std::string &item, std::size_t &place)
{
    if (item.empty())
        return;
    items.append(items.empty() ? "" : ",").append(item);
    ++place;
}

std::string_view entriesOf(std::string_view array)
{
    return array.size() >= 2 ? array.substr(1, array.size() - 2) : std::string_view();
}

/// The answer's logprobs stand with its first text.
std::string itemsOf(const Choice &choice, std::string_view idSeed)
{
    std::string items;
    std::size_t place = 0;
    std::string_view logprobs = entriesOf(choice.logprobs);
    for (const Part &part : choice.parts) {
        if (!hasItem(part))
            continue;
        const bool text = part.kind == Part::Kind::Text;
        addItem(items,
                outputItem(part, ItemStatus::Completed, idSeed, place, text ? logprobs : std::string_view()),
                place);
        if (text)
            logprobs = {};
        addItem(items, signatureItem(part, idSeed, place), place);
    }
    return items;
}

bool refusedInWords(const Choice &choice)
{
    return std::any_of(choice.parts.begin(), choice.parts.end(),
                       [](const Part &part) { return part.kind == Part::Kind::Refusal; });
}

class Writer final : public AnswerWriter
{
public:
    explicit Writer(const ChatRequest &request) : m_object(request), m_events(request) {}
    using AnswerWriter::whole;

    std::string_view streamType() const override { return "text/event-stream"; }

    std::string whole(const ChatAnswer &answer) override
    {
        const Choice choice = answer.choices.empty() ? Choice() : answer.choices.front();
        m_object.setHead(answer.id, answer.model, answer.createdAt, answer.serviceTier);
        const ResponseEnd end = responseEnd(choice.finish, refusedInWords(choice));
        const std::string items = itemsOf(choice, m_object.idSeed());
        const std::string usage = answer.usage ? responsesUsageJson(*answer.usage) : "";
        ResponseObject::State state;
        state.status = end.status;
        state.incompleteReason = end.incompleteReason;
        state.output = items;
        state.usage = usage;
        return m_object.json(state);
    }

    void event(const AnswerEvent &event, std::string &out) override { m_events.event(event, out); }
    void failure(const CallError &error, std::string &out) override { m_events.failure(error, out); }
    std::string_view heartbeat() const override { return ": keep-alive\n\n"; }

private:
    ResponseObject m_object;
    ResponseEvents m_events;
};

} // namespace

std::unique_ptr<AnswerWriter> newResponsesAnswerWriter(const ChatRequest &request)
{
    return std::make_unique<Writer>(request);
}

} // namespace llm0
