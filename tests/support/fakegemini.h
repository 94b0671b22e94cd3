#pragma once

#include "support/fakeformat.h"

namespace llm0::fake {

/// generateContent and streamGenerateContent.
std::unique_ptr<Format> geminiFormat();
std::unique_ptr<Format> geminiCountFormat();
/// embedContent and batchEmbedContents.
std::unique_ptr<Format> geminiEmbedFormat();

/// What the routes of Google's API have in common: …/models/MODEL:METHOD, its key and its errors.
class GeminiBase : public Format
{
public:
    explicit GeminiBase(std::vector<std::string> methods) : m_methods(std::move(methods)) {}

    bool takes(const Received &request) const override;
    std::optional<Objection> objection(const Received &request, const Ask &ask) const override;
    ErrorAnswer error(const Behaviour &behaviour, const std::string &message) const override;
    std::vector<Frame> failure(const Reply &reply, std::size_t sent) const override;
    std::string wholeType() const override { return "application/json; charset=UTF-8"; }

protected:
    /// The model, from the path.
    static Ask begin(const Received &request, const Body &body);
    static std::string methodOf(const Received &request);

private:
    std::vector<std::string> m_methods;
};

/// A member by its JSON or its proto name, as Google takes both.
const Body &either(const Body &value, const char *camel, const char *snake);
void readContent(Conversation &conversation, const Body &content);
/// What Google refuses in a conversation; nothing when it is fine.
std::optional<Objection> geminiObjection(const Body &body);

} // namespace llm0::fake
