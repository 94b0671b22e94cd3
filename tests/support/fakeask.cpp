#include "support/fakeask.h"

#include <algorithm>

namespace llm0::fake {

void Conversation::system(const std::string &text)
{
    m_ask.words += words(text);
}

void Conversation::user(const std::string &text)
{
    m_ask.words += words(text);
    if (words(text) == 0)
        return;
    m_ask.userText = text;
    if (text.find("fake:") != std::string::npos)
        m_ask.toolResults.clear(); // new directives count for more than results on the way back
}

void Conversation::assistant(const std::string &text)
{
    m_ask.words += words(text);
    m_ask.toolResults.clear();
}

void Conversation::toolResult(const std::string &text)
{
    m_ask.words += words(text);
    m_ask.toolResults.push_back(text);
}

std::string textOf(const Body &content, const char *name)
{
    if (content.is_string())
        return content.get<std::string>();
    std::string joined;
    for (const Body &part : list(content)) {
        if (part.is_string())
            joined += part.get<std::string>() + " ";
        else if (member(part, name).is_string())
            joined += text(part, name) + " ";
    }
    return joined;
}

void addTool(Ask &ask, const std::string &name, const Body &schema)
{
    ask.toolNames.push_back(name);
    ask.toolSchemas.push_back(schema);
}

void forceTool(Ask &ask, const std::string &name)
{
    for (std::size_t i = 0; i < ask.toolNames.size(); ++i) {
        if (!name.empty() && ask.toolNames[i] != name)
            continue;
        ask.forcedTool = ask.toolNames[i];
        ask.forcedSchema = ask.toolSchemas[i];
        return;
    }
}

void limitOutput(Ask &ask, std::int64_t limit)
{
    if (limit >= 0)
        ask.outputLimit = ask.outputLimit < 0 ? limit : std::min(limit, ask.outputLimit);
}

} // namespace llm0::fake
