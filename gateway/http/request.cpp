#include "http/request.h"

#include <algorithm>
#include <utility>

namespace llm0 {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/// Cuts off and returns what stands before the separator, or all when there is none.
std::string_view takeUpTo(std::string_view &rest, char separator)
{
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == separator) {
            const std::string_view part = rest.substr(0, i);
            rest.remove_prefix(i + 1);
            return part;
        }
    }
    return std::exchange(rest, {});
}

} // namespace

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i] && lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

// Out of line: inlined with literals it sets off a false array-bounds warning in GCC 12 at -O2.
void Headers::add(std::string name, std::string value)
{
    constexpr std::size_t usual = 12; // of a request or an answer
    if (m_lines.capacity() == 0)
        m_lines.reserve(usual);
    m_lines.emplace_back(std::move(name), std::move(value));
}

std::string_view Headers::value(std::string_view name) const
{
    for (const auto &[key, text] : m_lines) {
        if (equalIgnoringCase(key, name))
            return text;
    }
    return {};
}

bool Headers::contains(std::string_view name) const
{
    return std::any_of(m_lines.begin(), m_lines.end(),
                       [&](const auto &line) { return equalIgnoringCase(line.first, name); });
}

bool Headers::hasToken(std::string_view name, std::string_view token) const
{
    for (const auto &[key, text] : m_lines) {
        if (!equalIgnoringCase(key, name))
            continue;
        std::string_view rest = text;
        while (!rest.empty()) {
            if (equalIgnoringCase(trimmed(takeUpTo(rest, ',')), token))
                return true;
        }
    }
    return false;
}

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::string queryValue(const HttpRequest &request, std::string_view name)
{
    const auto values = queryValues(request, name);
    return values.empty() ? std::string() : values.front();
}

std::vector<std::string> queryValues(const HttpRequest &request, std::string_view name)
{
    const auto decode = [](std::string_view raw) {
        std::string text(raw);
        std::replace(text.begin(), text.end(), '+', ' ');
        return percentDecoded(text).value_or(text);
    };
    std::vector<std::string> values;
    std::string_view rest = request.query;
    while (!rest.empty()) {
        std::string_view value = takeUpTo(rest, '&');
        if (decode(takeUpTo(value, '=')) == name)
            values.push_back(decode(value));
    }
    return values;
}

} // namespace llm0
