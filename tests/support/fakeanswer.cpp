#include "support/fakeanswer.h"

#include <algorithm>
#include <array>

namespace llm0::fake {

namespace {

using Kind = Part::Kind;

constexpr std::array cities = {"Paris", "Rome", "Oslo", "Lima"};
constexpr std::int64_t thinkingByDefault = 8;

/// How many tokens of a choice are made before its limit.
struct Room {
    std::int64_t reasoning = 0;
    std::int64_t visible = 0;
    bool cut = false;
};

Room roomFor(const Ask &ask, const Behaviour &behaviour)
{
    if (ask.kind != Ask::Kind::Generate || (behaviour.refusal && ask.blocksPrompts))
        return {};
    std::int64_t reasoning = behaviour.reasoningTokens;
    if (reasoning == 0 && (behaviour.thinking || behaviour.redacted))
        reasoning = thinkingByDefault;
    const std::int64_t wanted = behaviour.completionTokens + reasoning;
    const bool limited = ask.outputLimit >= 0 && !behaviour.ignoreLimit;
    const std::int64_t made = limited ? std::min(wanted, ask.outputLimit) : wanted;
    return {std::min(reasoning, made), made - std::min(reasoning, made), made < wanted};
}

std::vector<Piece> numbered(char letter, std::int64_t count, int padBytes)
{
    std::vector<Piece> pieces;
    for (std::int64_t i = 0; i < count; ++i)
        pieces.push_back(
            {letter + std::to_string(i) + " " + std::string(static_cast<std::size_t>(padBytes), 'x'), 1});
    return pieces;
}

std::vector<Piece> halves(const std::string &text)
{
    const std::size_t cut = std::min<std::size_t>(8, text.size() / 2);
    return {{text.substr(0, cut)}, {text.substr(cut)}};
}

std::string argumentsOf(const Behaviour &behaviour, int index)
{
    if (!behaviour.toolArguments.empty())
        return behaviour.toolArguments;
    const auto place = static_cast<std::size_t>(index) % cities.size();
    return Json{{"city", cities.at(place)}, {"unit", "celsius"}}.dump();
}

std::string toolNameOf(const Ask &ask, const Behaviour &behaviour)
{
    if (!behaviour.toolName.empty())
        return behaviour.toolName;
    return ask.toolNames.empty() ? "get_weather" : ask.toolNames.front();
}

std::vector<Part> toolParts(const Ask &ask, const Behaviour &behaviour)
{
    std::vector<Part> parts;
    for (int i = 0; i < behaviour.tools; ++i)
        parts.push_back({Kind::Tool, halves(argumentsOf(behaviour, i)),
                         "fake" + std::to_string(ask.number) + "n" + std::to_string(i),
                         toolNameOf(ask, behaviour)});
    return parts;
}

std::string quoted(const std::vector<std::string> &results)
{
    std::string text = "tool results:";
    for (const std::string &result : results)
        text += " [" + result + "]";
    return text;
}

std::vector<Piece> textPieces(const Ask &ask, const Behaviour &behaviour, const Room &room)
{
    if (behaviour.json && !ask.schema)
        return {{R"({"answer")"}, {R"(:42})"}};
    if (ask.schema)
        return halves(ask.schema->empty() ? R"({"answer":42})" : instanceOf(*ask.schema).dump());
    std::vector<Piece> pieces = ask.toolResults.empty() ? numbered('w', room.visible, behaviour.padBytes)
                                                        : halves(quoted(ask.toolResults));
    if (ask.images > 0)
        pieces.insert(pieces.begin(), {"[" + std::to_string(ask.images) + " images] "});
    return pieces;
}

/// What is seen of a choice apart from its thinking.
std::vector<Part> visibleParts(const Ask &ask, const Behaviour &behaviour, const Received &received,
                               const Room &room)
{
    if (behaviour.echo)
        return {{Kind::Text, {{received.body}}, {}, {}}};
    if (behaviour.refusal)
        return {{Kind::Refusal, {{"I cannot "}, {"help with that."}}, {}, {}}};
    if (behaviour.tools > 0 && !behaviour.json && ask.toolResults.empty())
        return toolParts(ask, behaviour);
    if (!ask.forcedTool.empty() && !behaviour.json)
        return {{Kind::Tool, halves(instanceOf(ask.forcedSchema).dump()),
                 "fake" + std::to_string(ask.number) + "n0", ask.forcedTool}};
    return {{Kind::Text, textPieces(ask, behaviour, room), {}, {}}};
}

/// Shares the tokens among the pieces; the last one takes the rest.
void spread(std::vector<Part> &parts, std::int64_t tokens)
{
    std::vector<Piece *> pieces;
    for (Part &part : parts) {
        for (Piece &piece : part.pieces)
            pieces.push_back(&piece);
    }
    std::int64_t left = tokens;
    for (Piece *piece : pieces) {
        piece->tokens = piece == pieces.back() ? left : tokens / static_cast<std::int64_t>(pieces.size());
        left -= piece->tokens;
    }
}

Finish finishOf(const Answer &answer, const Room &room)
{
    if (room.cut)
        return Finish::Length;
    if (answer.has(Kind::Tool))
        return Finish::Tools;
    return answer.has(Kind::Refusal) ? Finish::Refusal : Finish::Stop;
}

Usage usageOf(const Ask &ask, const Behaviour &behaviour, const Room &room)
{
    Usage usage;
    usage.cached = behaviour.cachedTokens;
    usage.cacheWrite5m = behaviour.cacheWrite5mTokens;
    usage.cacheWrite1h = behaviour.cacheWrite1hTokens;
    usage.prompt = std::max<std::int64_t>(1, ask.words) + std::int64_t{ask.images} * behaviour.imageTokens;
    usage.prompt = std::max(usage.prompt, usage.cached + usage.cacheWrites());
    usage.reasoning = room.reasoning * ask.choices;
    usage.completion = (room.reasoning + room.visible) * ask.choices;
    return usage;
}

} // namespace

std::string Part::text() const
{
    std::string joined;
    for (const Piece &piece : pieces)
        joined += piece.text;
    return joined;
}

bool Answer::has(Part::Kind kind) const
{
    return std::any_of(parts.begin(), parts.end(), [kind](const Part &part) { return part.kind == kind; });
}

std::string Answer::textOf(Part::Kind kind) const
{
    std::string joined;
    for (const Part &part : parts)
        joined += part.kind == kind ? part.text() : std::string();
    return joined;
}

Answer answerFor(const Ask &ask, const Behaviour &behaviour, const Received &received)
{
    const Room room = roomFor(ask, behaviour);
    Answer answer;
    answer.usage = usageOf(ask, behaviour, room);
    answer.tellsUsage = !behaviour.noUsage;
    answer.finishName = behaviour.finish;
    if (ask.kind != Ask::Kind::Generate)
        return answer;
    answer.parts = visibleParts(ask, behaviour, received, room);
    spread(answer.parts, room.visible);
    if (behaviour.redacted)
        answer.parts.insert(answer.parts.begin(), {Kind::Redacted, {{"", room.reasoning}}, {}, {}});
    else if (behaviour.thinking)
        answer.parts.insert(answer.parts.begin(), {Kind::Thinking, numbered('t', room.reasoning, 0), {}, {}});
    else
        answer.hidden = room.reasoning;
    answer.finish = finishOf(answer, room);
    return answer;
}

std::string signatureOf(const std::string &thinking)
{
    std::uint64_t hash = 14'695'981'039'346'656'037U; // FNV-1a
    for (const char c : thinking)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return base64("signed:" + std::to_string(hash));
}

} // namespace llm0::fake
