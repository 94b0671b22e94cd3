#include "http/requesthead.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace llm0 {

namespace {

Error bad(std::string message)
{
    return {ErrorCode::InvalidRequest, std::move(message), {}};
}

constexpr bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

using CharSet = std::array<bool, 256>;

constexpr CharSet charSetOf(bool (*belong)(unsigned char))
{
    CharSet chars{};
    for (std::size_t c = 0; c < chars.size(); ++c)
        chars[c] = belong(static_cast<unsigned char>(c));
    return chars;
}

constexpr bool isTokenChar(unsigned char c)
{
    return c < 128
           && (isAlphanumeric(static_cast<char>(c))
               || std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos);
}

constexpr bool isValueChar(unsigned char c)
{
    return (c >= 0x20 && c != 0x7f) || c == '\t';
}

constexpr CharSet tokenChars = charSetOf(isTokenChar);
constexpr CharSet valueChars = charSetOf(isValueChar);

bool consistsOf(std::string_view text, const CharSet &chars)
{
    for (const char c : text) {
        if (!chars[static_cast<unsigned char>(c)])
            return false;
    }
    return true;
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool isMethod(std::string_view text)
{
    return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || c == '-';
    });
}

bool isTarget(std::string_view text)
{
    return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
        return isControl(c) || c == ' ' || c == '#';
    });
}

bool isHost(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isAlphanumeric(c) || std::string_view(".-_~:[]").find(c) != std::string_view::npos;
    });
}

std::string_view takeLine(std::string_view &text)
{
    const auto end = text.find("\r\n");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 2);
    return line;
}

/// Cuts "http://host" off an absolute target and returns the host; empty for other forms.
std::string takeAuthority(std::string &target)
{
    const auto scheme = target.find("://");
    if (target.starts_with('/') || scheme == std::string::npos)
        return {};
    const auto start = scheme + 3;
    const auto end = std::min(target.find_first_of("/?", start), target.size());
    const std::string authority = target.substr(start, end - start);
    target.erase(0, end);
    if (!target.starts_with('/'))
        target.insert(0, "/");
    return authority;
}

Status readTarget(RequestHead &head)
{
    if (head.target == "*" && head.method == "OPTIONS") {
        head.path = "*";
        return {};
    }
    if (!head.target.starts_with('/'))
        return bad("the request target must begin with '/'");
    const auto mark = std::min(head.target.find('?'), head.target.size());
    auto path = percentDecoded(std::string_view(head.target).substr(0, mark));
    if (!path || std::any_of(path->begin(), path->end(), isControl))
        return bad("the path is not validly percent-encoded or holds control characters");
    head.path = std::move(*path);
    head.query = head.target.substr(std::min(mark + 1, head.target.size()));
    return {};
}

Status readRequestLine(std::string_view line, RequestHead &head)
{
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return bad("the request line must be a method, a target and a version");
    const std::string_view version = line.substr(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return bad("only HTTP/1.1 and HTTP/1.0 are spoken here");
    head.minorVersion = version.back() - '0';
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    if (!isMethod(head.method))
        return bad("the request method is not valid");
    if (!isTarget(head.target))
        return bad("the request target holds characters that are not allowed there");
    return {};
}

/// Headers of which a second one would have one reader see another caller or body than the next.
bool comesOnce(std::string_view name)
{
    static constexpr std::string_view names[] = {"Authorization", "X-Api-Key",       "X-Goog-Api-Key",
                                                 "X-Customer-ID", "X-Customer-Tier", "Content-Type",
                                                 "Origin",        "Expect"};
    static constexpr std::string_view label = "X-LLM0-";
    return equalIgnoringCase(name.substr(0, label.size()), label)
           || std::any_of(std::begin(names), std::end(names),
                          [name](std::string_view once) { return equalIgnoringCase(name, once); });
}

Status readHeaderLine(std::string_view line, Headers &headers)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
        return bad("a header line is malformed: no space may stand before it or before its colon");
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!isFieldValue(value))
        return bad("a header value holds control characters");
    const std::string_view name = line.substr(0, colon);
    if (comesOnce(name) && headers.contains(name))
        return bad("more than one " + std::string(name) + " header");
    headers.add(std::string(name), std::string(value));
    return {};
}

std::size_t countOf(const Headers &headers, std::string_view name)
{
    return static_cast<std::size_t>(std::count_if(headers.begin(), headers.end(), [&](const auto &line) {
        return equalIgnoringCase(line.first, name);
    }));
}

Status readHost(RequestHead &head, const std::string &authority)
{
    const std::size_t count = countOf(head.headers, "Host");
    if (count > 1 || (count == 0 && head.minorVersion == 1))
        return bad("exactly one Host header is needed");
    head.host = head.headers.value("Host");
    if (count == 1 && !isHost(head.host))
        return bad("the Host header is not valid");
    if (!authority.empty() && !equalIgnoringCase(authority, head.host))
        return bad("the request target and the Host header name different hosts");
    return {};
}

} // namespace

bool isToken(std::string_view text)
{
    return !text.empty() && consistsOf(text, tokenChars);
}

bool isFieldValue(std::string_view text)
{
    return consistsOf(text, valueChars);
}

bool RequestHead::keepAlive() const
{
    if (headers.hasToken("Connection", "close"))
        return false;
    return minorVersion == 1 || headers.hasToken("Connection", "keep-alive");
}

Result<RequestHead> parseRequestHead(std::string_view text, int maxHeaderCount)
{
    RequestHead head;
    if (Status line = readRequestLine(takeLine(text), head); !line)
        return line.error();
    const std::string authority = takeAuthority(head.target);
    if (Status target = readTarget(head); !target)
        return target.error();
    for (std::string_view line = takeLine(text); !line.empty(); line = takeLine(text)) {
        if (head.headers.size() == static_cast<std::size_t>(maxHeaderCount))
            return Error{ErrorCode::HeadersTooLarge,
                         "more than " + std::to_string(maxHeaderCount) + " header lines",
                         {}};
        if (Status read = readHeaderLine(line, head.headers); !read)
            return read.error();
    }
    if (Status host = readHost(head, authority); !host)
        return host.error();
    return head;
}

Result<BodyFraming> bodyFraming(const RequestHead &head)
{
    const std::size_t lengths = countOf(head.headers, "Content-Length");
    const std::size_t codings = countOf(head.headers, "Transfer-Encoding");
    if (lengths + codings > 1)
        return bad("more than one Content-Length or Transfer-Encoding");
    if (codings == 1) {
        if (head.minorVersion == 0 || !equalIgnoringCase(head.headers.value("Transfer-Encoding"), "chunked"))
            return bad("the only Transfer-Encoding taken is chunked, on HTTP/1.1");
        return BodyFraming{true, 0};
    }
    if (lengths == 0)
        return BodyFraming{};
    const std::string_view text = head.headers.value("Content-Length");
    std::uint64_t length = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || text.size() > 18 || failure != std::errc() || end != text.data() + text.size())
        return bad("Content-Length is not a whole number");
    return BodyFraming{false, length};
}

} // namespace llm0
