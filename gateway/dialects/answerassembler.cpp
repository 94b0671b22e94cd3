#include "dialects/answerassembler.h"

#include <algorithm>

namespace llm0 {

namespace {

void append(Part &part, const Part &delta)
{
    part.text += delta.text;
    part.arguments += delta.arguments;
    part.data += delta.data;
    if (delta.signature)
        part.signature = delta.signature;
    part.citations.insert(part.citations.end(), delta.citations.begin(), delta.citations.end());
}

/// The end of a piece of about `size` bytes that begins at `start`; UTF-8 characters stay whole.
std::size_t pieceEnd(std::string_view text, std::size_t start, std::size_t size)
{
    std::size_t end = std::min(text.size(), start + std::max<std::size_t>(size, 1));
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        ++end;
    return end;
}

AnswerEvent step(AnswerEvent::Kind kind, int choice, int index, Part::Kind part)
{
    AnswerEvent event;
    event.kind = kind;
    event.choice = choice;
    event.index = index;
    event.part.kind = part;
    return event;
}

/// Tells one part: its opening, its long texts in pieces, its end.
class PartTeller
{
public:
    PartTeller(const Part &part, std::string_view logprobs, int choice, int index, std::size_t pieceBytes,
               const std::function<void(const AnswerEvent &)> &tell)
        : m_part(part)
        , m_logprobs(logprobs)
        , m_choice(choice)
        , m_index(index)
        , m_pieceBytes(pieceBytes)
        , m_tell(tell)
    {}

    void tell()
    {
        AnswerEvent begin = of(AnswerEvent::Kind::PartBegin);
        begin.part = m_part;
        for (std::string *late : {&begin.part.text, &begin.part.arguments, &begin.part.data})
            late->clear();
        begin.part.citations.clear();
        if (m_part.kind != Part::Kind::RedactedThinking)
            begin.part.signature.reset();
        m_tell(begin);
        pieces(&Part::text);
        pieces(&Part::arguments);
        pieces(&Part::data);
        if (!m_logprobs.empty()) {
            AnswerEvent logprobs = of(AnswerEvent::Kind::Delta);
            logprobs.logprobs = m_logprobs;
            m_tell(logprobs);
        }
        closing();
        m_tell(of(AnswerEvent::Kind::PartEnd));
    }

private:
    AnswerEvent of(AnswerEvent::Kind kind) const { return step(kind, m_choice, m_index, m_part.kind); }

    void pieces(std::string Part::*field) const
    {
        const std::string &text = m_part.*field;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = pieceEnd(text, at, m_pieceBytes);
            AnswerEvent delta = of(AnswerEvent::Kind::Delta);
            delta.part.*field = text.substr(at, end - at);
            m_tell(delta);
            at = end;
        }
    }

    /// What follows a part's text: its signature and sources.
    void closing() const
    {
        AnswerEvent delta = of(AnswerEvent::Kind::Delta);
        delta.part.citations = m_part.citations;
        if (m_part.kind != Part::Kind::RedactedThinking)
            delta.part.signature = m_part.signature;
        if (delta.part.signature || !delta.part.citations.empty())
            m_tell(delta);
    }

    const Part &m_part;
    std::string_view m_logprobs; ///< entries, without the brackets
    int m_choice;
    int m_index;
    std::size_t m_pieceBytes;
    const std::function<void(const AnswerEvent &)> &m_tell;
};

std::string_view withoutBrackets(std::string_view array)
{
    return array.size() >= 2 ? array.substr(1, array.size() - 2) : std::string_view();
}

/// The part whose tokens the choice's logprobs are: its first text, or its first part.
std::size_t firstText(const Choice &choice)
{
    const auto text = std::find_if(choice.parts.begin(), choice.parts.end(),
                                   [](const Part &part) { return part.kind == Part::Kind::Text; });
    return text == choice.parts.end() ? 0 : static_cast<std::size_t>(text - choice.parts.begin());
}

} // namespace

Choice &AnswerAssembler::choiceAt(int index)
{
    const auto wanted = static_cast<std::size_t>(std::max(index, 0));
    if (m_answer.choices.size() <= wanted)
        m_answer.choices.resize(wanted + 1);
    return m_answer.choices[wanted];
}

Part *AnswerAssembler::partAt(const AnswerEvent &event)
{
    std::vector<Part> &parts = choiceAt(event.choice).parts;
    const auto index = static_cast<std::size_t>(std::max(event.index, 0));
    if (parts.size() <= index)
        parts.resize(index + 1);
    return &parts[index];
}

void AnswerAssembler::add(const AnswerEvent &event)
{
    m_answer.unread |= event.unread;
    switch (event.kind) {
    case AnswerEvent::Kind::Begin:
        m_answer.id = event.id;
        m_answer.model = event.model;
        m_answer.createdAt = event.createdAt;
        m_answer.fingerprint = event.fingerprint;
        m_answer.serviceTier = event.serviceTier;
        break;
    case AnswerEvent::Kind::PartBegin:
        *partAt(event) = event.part;
        break;
    case AnswerEvent::Kind::Delta:
        append(*partAt(event), event.part);
        if (!event.logprobs.empty()) {
            JsonText &all = choiceAt(event.choice).logprobs;
            const std::string before = all.empty() ? "[" : all.substr(0, all.size() - 1) + ",";
            all = before + event.logprobs + "]";
        }
        break;
    case AnswerEvent::Kind::PartEnd:
        break;
    case AnswerEvent::Kind::Finish:
        choiceAt(event.choice).finish = event.finish;
        choiceAt(event.choice).stopSequence = event.stopSequence;
        break;
    case AnswerEvent::Kind::Usage:
        m_answer.usage = event.usage;
        break;
    case AnswerEvent::Kind::Error:
        m_failed = true;
        break;
    case AnswerEvent::Kind::End:
        m_ended = true;
        break;
    }
}

void tellAsStream(const ChatAnswer &answer, std::size_t pieceBytes,
                  const std::function<void(const AnswerEvent &)> &tell)
{
    AnswerEvent begin;
    begin.id = answer.id;
    begin.model = answer.model;
    begin.createdAt = answer.createdAt;
    begin.fingerprint = answer.fingerprint;
    begin.serviceTier = answer.serviceTier;
    tell(begin);
    for (std::size_t c = 0; c < answer.choices.size(); ++c) {
        const Choice &choice = answer.choices[c];
        const std::size_t spoken = firstText(choice);
        for (std::size_t p = 0; p < choice.parts.size(); ++p) {
            const std::string_view logprobs =
                p == spoken ? withoutBrackets(choice.logprobs) : std::string_view();
            PartTeller(choice.parts[p], logprobs, int(c), int(p), pieceBytes, tell).tell();
        }
        AnswerEvent finish = step(AnswerEvent::Kind::Finish, int(c), 0, Part::Kind::Text);
        finish.finish = choice.finish;
        finish.stopSequence = choice.stopSequence;
        tell(finish);
    }
    if (answer.usage) {
        AnswerEvent usage = step(AnswerEvent::Kind::Usage, 0, 0, Part::Kind::Text);
        usage.usage = answer.usage;
        usage.final = usage.alone = true;
        tell(usage);
    }
    tell(step(AnswerEvent::Kind::End, 0, 0, Part::Kind::Text));
}

} // namespace llm0
