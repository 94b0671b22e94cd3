#pragma once

#include "support/fakeformat.h"

namespace llm0::fake {

inline constexpr std::int64_t madeAt = 1'700'000'000;

/// An error body in OpenAI's shape.
std::string errorAnswer(int status, const std::string &message);

/// What the routes of OpenAI's API have in common.
class OpenAiFormat : public Format
{
public:
    ErrorAnswer error(const Behaviour &behaviour, const std::string &message) const override;
    std::vector<Frame> failure(const Reply &reply, std::size_t sent) const override;
    std::string headers(const Ask &ask) const override;
};

/// The usage of Chat Completions and Completions.
Json chatUsage(const Usage &usage);
/// Model, stream, stream_options and n.
Ask openAiAsk(const Received &request, const Body &body);
std::string chatFinish(const Answer &answer);
/// What OpenAI refuses: fields of other formats, results without calls, calls without results.
std::optional<Objection> chatObjection(const Body &body);
std::optional<Objection> responsesObjection(const Body &body);
/// The schema of a response_format or text.format object.
std::optional<Body> schemaOf(const Body &format);

} // namespace llm0::fake
