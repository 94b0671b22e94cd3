#include "providers/upstreamheaders.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr std::size_t longestReason = 300;
constexpr std::size_t shortestSecret = 6; ///< shorter values would blank out ordinary words

bool isTokenChar(char c)
{
    static constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || others.find(c) != std::string_view::npos;
}

bool isName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), isTokenChar);
}

bool isValue(std::string_view value)
{
    return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

bool belongsToConnection(std::string_view lowerName)
{
    static constexpr std::array<std::string_view, 13> names = {"host",
                                                               "content-length",
                                                               "transfer-encoding",
                                                               "connection",
                                                               "keep-alive",
                                                               "te",
                                                               "trailer",
                                                               "upgrade",
                                                               "expect",
                                                               "accept-encoding",
                                                               "proxy-connection",
                                                               "proxy-authorization",
                                                               "http2-settings"};
    return std::find(names.begin(), names.end(), lowerName) != names.end();
}

std::string_view withoutBlanks(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// libcurl reads "Name:" as "leave this header out" and "Name;" as one without a value.
std::string curlLine(const std::string &name, const std::string &value)
{
    return withoutBlanks(value).empty() ? name + ";" : name + ": " + value;
}

bool append(CurlList &list, const std::string &line)
{
    curl_slist *longer = curl_slist_append(list.get(), line.c_str());
    if (!longer)
        return false;
    static_cast<void>(list.release());
    list.reset(longer);
    return true;
}

Error refused(const std::string &what)
{
    return {ErrorCode::Internal, what, {}};
}

Status appendAll(CurlList &list, const Headers &headers, bool &hasContentType)
{
    for (const auto &[name, value] : headers) {
        if (!isName(name))
            return refused("A header name has characters that are not allowed.");
        if (!isValue(value))
            return refused("The value of the header '" + name + "' has a line break or a NUL in it.");
        const std::string lower = lowered(name);
        if (belongsToConnection(lower))
            continue;
        hasContentType = hasContentType || lower == "content-type";
        if (!append(list, curlLine(name, value)))
            return refused("Out of memory.");
    }
    return {};
}

void replaceAll(std::string &text, std::string_view what)
{
    constexpr std::string_view mask = "[secret]";
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + mask.size()))
        text.replace(at, what.size(), mask);
}

/// Hides the value and, for "Bearer abc", the part after the blank too.
void hideSecret(std::string &text, std::string_view value)
{
    const auto blank = value.rfind(' ');
    for (const auto part : {value, blank == std::string_view::npos ? value : value.substr(blank + 1)}) {
        if (part.size() >= shortestSecret)
            replaceAll(text, part);
    }
}

} // namespace

Result<CurlList> curlHeaders(const Headers &headers, const Headers &secretHeaders)
{
    CurlList list;
    bool hasContentType = false;
    for (const Headers *each : {&headers, &secretHeaders}) {
        if (const Status status = appendAll(list, *each, hasContentType); !status)
            return status.error();
    }
    if (!append(list, "Expect:") || (!hasContentType && !append(list, "Content-Type:")))
        return refused("Out of memory.");
    return list;
}

std::string safeReason(std::string_view text, const Headers &secretHeaders)
{
    std::string safe(text);
    for (const auto &[name, value] : secretHeaders)
        hideSecret(safe, value);
    std::replace_if(
        safe.begin(), safe.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f; },
        '?');
    if (safe.size() > longestReason)
        safe.resize(longestReason);
    return safe;
}

int statusOf(std::string_view line)
{
    const auto blank = line.find(' ');
    if (line.substr(0, 5) != "HTTP/" || blank == std::string_view::npos || line.size() < blank + 4)
        return 0;
    int status = 0;
    for (const char digit : line.substr(blank + 1, 3)) {
        if (digit < '0' || digit > '9')
            return 0;
        status = status * 10 + (digit - '0');
    }
    return status;
}

void addHeaderLine(Headers &headers, std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return;
    headers.add(lowered(withoutBlanks(line.substr(0, colon))),
                std::string(withoutBlanks(line.substr(colon + 1))));
}

} // namespace llm0
