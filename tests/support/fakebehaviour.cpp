#include "support/fakebehaviour.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <sstream>

namespace llm0::fake {

namespace {

using std::chrono::milliseconds;

bool sameName(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [lower](char x, char y) { return lower(x) == lower(y); });
}

int number(const std::string &text)
{
    return std::atoi(text.c_str());
}

AbortBill abortBill(const std::string &text)
{
    if (text == "whole")
        return AbortBill::Whole;
    return text == "nothing" ? AbortBill::Nothing : AbortBill::Emitted;
}

using Setter = std::function<void(Behaviour &, const std::string &)>;

const std::map<std::string, Setter, std::less<>> &setters()
{
    using B = Behaviour;
    using T = const std::string;
    static const std::map<std::string, Setter, std::less<>> all = {
        {"status", [](B &b, T &v) { b.status = number(v); }},
        {"retry-after", [](B &b, T &v) { b.retryAfterSeconds = number(v); }},
        {"location", [](B &b, T &v) { b.location = v; }},
        {"delay", [](B &b, T &v) { b.delay = milliseconds(number(v)); }},
        {"chunk-delay", [](B &b, T &v) { b.chunkDelay = milliseconds(number(v)); }},
        {"tokens", [](B &b, T &v) { b.completionTokens = number(v); }},
        {"cached", [](B &b, T &v) { b.cachedTokens = number(v); }},
        {"reasoning", [](B &b, T &v) { b.reasoningTokens = number(v); }},
        {"drop-after", [](B &b, T &v) { b.dropAfter = number(v); }},
        {"pad", [](B &b, T &v) { b.padBytes = number(v); }},
        {"drop-before", [](B &b, T &) { b.dropBefore = true; }},
        {"hang", [](B &b, T &) { b.hang = true; }},
        {"bad-json", [](B &b, T &) { b.badJson = true; }},
        {"no-usage", [](B &b, T &) { b.noUsage = true; }},
        {"tool", [](B &b, T &) { b.tool = true; }},
        {"json", [](B &b, T &) { b.json = true; }},
        {"echo", [](B &b, T &) { b.echo = true; }},
        {"early-hints", [](B &b, T &) { b.earlyHints = true; }},
        {"close", [](B &b, T &) { b.closeAfter = true; }},
        {"free", [](B &b, T &) { b.free = true; }},
        {"bill", [](B &b, T &v) { b.abortBill = abortBill(v); }},
    };
    return all;
}

void apply(Behaviour &behaviour, std::string word)
{
    if (word.starts_with("fake:"))
        word.erase(0, 5);
    const auto equals = word.find('=');
    const auto found = setters().find(word.substr(0, equals));
    if (found != setters().end())
        found->second(behaviour, equals == std::string::npos ? std::string() : word.substr(equals + 1));
}

std::string textOf(const nlohmann::json &content)
{
    if (content.is_string())
        return content.get<std::string>();
    std::string text;
    if (!content.is_array())
        return text;
    for (const auto &part : content) {
        if (part.is_object() && part.contains("text") && part["text"].is_string())
            text += part["text"].get<std::string>() + " ";
    }
    return text;
}

std::vector<nlohmann::json> messages(const nlohmann::json &body)
{
    if (!body.is_object() || !body.contains("messages") || !body["messages"].is_array())
        return {};
    return body["messages"].get<std::vector<nlohmann::json>>();
}

std::int64_t words(const std::string &text)
{
    std::istringstream stream(text);
    std::int64_t count = 0;
    for (std::string word; stream >> word;)
        ++count;
    return count;
}

} // namespace

std::string Received::header(std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (sameName(key, name))
            return value;
    }
    return {};
}

std::size_t Received::count(std::string_view name) const
{
    return static_cast<std::size_t>(std::count_if(
        headers.begin(), headers.end(), [name](const auto &line) { return sameName(line.first, name); }));
}

Behaviour behaviourFrom(std::string_view lastUserText)
{
    Behaviour behaviour;
    const auto start = lastUserText.find("fake:");
    if (start == std::string_view::npos)
        return behaviour;
    std::istringstream stream{std::string(lastUserText.substr(start))};
    for (std::string word; stream >> word;)
        apply(behaviour, word);
    return behaviour;
}

std::string lastUserText(const nlohmann::json &body)
{
    std::string text;
    for (const auto &message : messages(body)) {
        if (message.is_object() && message.value("role", std::string()) == "user"
            && message.contains("content"))
            text = textOf(message["content"]);
    }
    return text;
}

std::int64_t promptTokens(const nlohmann::json &body)
{
    std::int64_t tokens = 0;
    for (const auto &message : messages(body)) {
        if (message.is_object() && message.contains("content"))
            tokens += words(textOf(message["content"]));
    }
    return std::max<std::int64_t>(tokens, 1);
}

} // namespace llm0::fake
