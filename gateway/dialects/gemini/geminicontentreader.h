#pragma once

#include "dialects/fieldtaker.h"
#include "domain/chat.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace llm0 {

/// Reads the conversation of a request. Calls without an ID get one, results without one find their call by
/// its name. Throws BadField.
class GeminiContentReader
{
public:
    explicit GeminiContentReader(ChatRequest &request) : m_request(request) {}

    void systemInstruction(JsonValue value);
    void contents(JsonValue value);

private:
    void content(JsonObject object, const std::string &path);
    void part(JsonObject object, const std::string &path, Role role);
    Part callOf(JsonObject object, const std::string &path);
    Part resultOf(JsonObject object, const std::string &path);
    std::string idOfCall(const std::string &name);
    void add(Role role, Part part);

    ChatRequest &m_request;
    std::size_t m_calls = 0;
    std::multimap<std::string, std::string> m_unanswered; ///< function's name → ID of the call
    bool m_newContent = true;
};

} // namespace llm0
