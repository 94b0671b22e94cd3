#include "attack.h"

namespace llm0::attacks {

std::string wire(const std::string &requestLine, const Lines &lines, const std::string &body)
{
    std::string text = requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    for (const std::string &line : lines)
        text += line + "\r\n";
    return text + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string chat(const Lines &lines, const std::string &body)
{
    return wire("POST /v1/chat/completions", lines, body);
}

std::string chatText(const std::string &more, const std::string &text)
{
    return R"({"model":"gpt-4o-mini",)" + more + R"("messages":[{"role":"user","content":")" + text
           + R"("}]})";
}

std::string bearer(const std::string &key)
{
    return "Authorization: Bearer " + key;
}

Outcome refused(std::set<int> statuses)
{
    Outcome outcome;
    outcome.statuses = std::move(statuses);
    return outcome;
}

Outcome counted(const std::string &customer, const std::string &key)
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Counted;
    outcome.customer = customer;
    outcome.key = key;
    outcome.project = "default";
    return outcome;
}

Outcome bounded()
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Bounded;
    return outcome;
}

} // namespace llm0::attacks
