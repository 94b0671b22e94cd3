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
        {"stall-after", [](B &b, T &v) { b.stallAfter = number(v); }},
        {"pad", [](B &b, T &v) { b.padBytes = number(v); }},
        {"drop-before", [](B &b, T &) { b.dropBefore = true; }},
        {"hang", [](B &b, T &) { b.hang = true; }},
        {"bad-json", [](B &b, T &) { b.badJson = true; }},
        {"no-usage", [](B &b, T &) { b.noUsage = true; }},
        {"zero-usage", [](B &b, T &) { b.zeroUsage = true; }},
        {"ignore-limit", [](B &b, T &) { b.ignoreLimit = true; }},
        {"tool",
         [](B &b, T &v) {
             b.tools = std::max(b.tools, 1);
             b.toolName = v;
         }},
        {"tools", [](B &b, T &v) { b.tools = number(v); }},
        {"args", [](B &b, T &v) { b.toolArguments = v; }},
        {"thinking", [](B &b, T &) { b.thinking = true; }},
        {"redacted", [](B &b, T &) { b.redacted = true; }},
        {"refusal", [](B &b, T &) { b.refusal = true; }},
        {"error-mid", [](B &b, T &) { b.errorMid = true; }},
        {"dup-events", [](B &b, T &) { b.dupEvents = true; }},
        {"finish", [](B &b, T &v) { b.finish = v; }},
        {"cache-write", [](B &b, T &v) { b.cacheWrite5mTokens = number(v); }},
        {"cache-write-1h", [](B &b, T &v) { b.cacheWrite1hTokens = number(v); }},
        {"image-tokens", [](B &b, T &v) { b.imageTokens = number(v); }},
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

} // namespace llm0::fake
