#include "fuzz/fuzz.h"
#include "fuzz/targets.h"
#include "http/httpserver.h"
#include "http/originpolicy.h"
#include "http/requesthead.h"
#include "http/responsehead.h"

#include <algorithm>

namespace llm0::fuzz {

namespace {

constexpr RequestGuardLimits limits{2048, 20, 4096};

struct Seen {
    RequestHead head;
    std::string body;
};

/// What a connection says, request after request, and how it ended.
struct Conversation {
    std::vector<Seen> requests;
    RequestGuard::State end = RequestGuard::State::Head;
    std::string refusal;
};

bool sameRequest(const Seen &a, const Seen &b)
{
    return a.head.method == b.head.method && a.head.target == b.head.target && a.head.path == b.head.path
           && a.head.query == b.head.query && a.head.host == b.head.host
           && a.head.minorVersion == b.head.minorVersion && a.body == b.body
           && std::equal(a.head.headers.begin(), a.head.headers.end(), b.head.headers.begin(),
                         b.head.headers.end());
}

Conversation converse(const std::vector<std::string_view> &pieces)
{
    Conversation said;
    RequestGuard guard(limits);
    for (std::string_view piece : pieces) {
        while (!piece.empty() && guard.state() != RequestGuard::State::Refused) {
            const std::size_t taken = guard.feed(piece);
            require(taken <= piece.size(), "the guard takes no more than it is given");
            require(taken > 0 || guard.state() == RequestGuard::State::Refused, "the guard goes on");
            piece.remove_prefix(taken);
            if (guard.state() == RequestGuard::State::Complete) {
                std::string body = guard.takeBody();
                said.requests.push_back({guard.takeHead(), std::move(body)});
                guard.reset();
            }
        }
    }
    said.end = guard.state();
    if (said.end == RequestGuard::State::Refused)
        said.refusal = guard.error().message;
    return said;
}

void requireSame(const Conversation &whole, const Conversation &cut)
{
    require(whole.end == cut.end && whole.refusal == cut.refusal, "cuts change nothing in how it ends",
            whole.refusal + "\n" + cut.refusal);
    require(std::equal(whole.requests.begin(), whole.requests.end(), cut.requests.begin(), cut.requests.end(),
                       sameRequest),
            "cuts change nothing in what is read");
}

bool isFraming(std::string_view name)
{
    return equalIgnoringCase(name, "Content-Length") || equalIgnoringCase(name, "Transfer-Encoding");
}

/// The request as a strict client would have sent it.
std::string spelt(const Seen &seen)
{
    std::string text =
        seen.head.method + ' ' + seen.head.target + " HTTP/1." + char('0' + seen.head.minorVersion) + "\r\n";
    for (const auto &[name, value] : seen.head.headers) {
        if (!isFraming(name))
            text.append(name).append(": ").append(value).append("\r\n");
    }
    return text + "Content-Length: " + std::to_string(seen.body.size()) + "\r\n\r\n" + seen.body;
}

void requireNoSecondReading(const Seen &seen)
{
    const RequestHead &head = seen.head;
    require(isToken(head.method), "a method is a token", head.method);
    require(head.target == "*" || head.target.front() == '/', "a target is a path", head.target);
    require(head.target.find_first_of(" \r\n#") == std::string::npos, "a target is one word", head.target);
    require(isFieldValue(head.path) && isFieldValue(head.target), "no control characters in a path");
    std::size_t framings = 0;
    for (const auto &[name, value] : head.headers) {
        require(isToken(name) && isFieldValue(value), "a header is a token and a value", name);
        framings += isFraming(name);
    }
    require(framings <= 1 && (framings == 1 || seen.body.empty()), "one way to tell where a body ends");
    require(seen.body.size() <= limits.maxBodyBytes, "bodies are bounded");
    require(head.headers.size() <= std::size_t(limits.maxHeaderCount), "headers are bounded");
    require(head.minorVersion == 0 || !head.host.empty(), "HTTP/1.1 names its host");
}

void requireSpellable(const Seen &seen)
{
    const Conversation again = converse({spelt(seen)});
    // What is spelt anew has one header more, and may be longer than what was chunked.
    if (again.end == RequestGuard::State::Refused)
        return require(seen.head.headers.size() + 1 >= std::size_t(limits.maxHeaderCount)
                           || spelt(seen).size() > limits.maxHeaderBytes,
                       "what was read can be said again", again.refusal);
    require(again.requests.size() == 1, "one request is one request", spelt(seen));
    const Seen &read = again.requests.front();
    require(read.head.target == seen.head.target && read.head.path == seen.head.path && read.body == seen.body
                && read.head.host == seen.head.host,
            "what was said again means the same", spelt(seen));
}

/// Our own pages, and those of this machine: "null" is neither.
bool isNear(std::string_view origin, std::string_view host)
{
    const std::size_t scheme = origin.find("://");
    if (scheme == std::string_view::npos)
        return false;
    const std::string_view authority = origin.substr(scheme + 3);
    const std::string_view name = authority.substr(0, authority.find(':'));
    return equalIgnoringCase(authority, host) || authority.starts_with('[')
           || name.find_first_not_of("0123456789.") == std::string_view::npos
           || (name.size() >= 9
               && equalIgnoringCase(
                   name.substr(0, name.find_last_not_of('.') + 1).substr(name.find_last_not_of('.') + 1 - 9),
                   "localhost"));
}

/// Whatever a client says, no answer of ours gets a line more, and no page of a foreign origin is let in.
void requireSafeAnswer(const Seen &seen)
{
    const OriginPolicy policy({"allowed.example"}, {"https://app.example"});
    const std::string_view origin = seen.head.headers.value("Origin");
    const Headers cors = policy.corsHeaders(seen.head);
    const bool configured = equalIgnoringCase(origin, "https://app.example");
    require(cors.size() == 0 || configured, "CORS is for what was configured", origin);
    if (policy.check(seen.head) && !origin.empty())
        require(configured || isNear(origin, seen.head.host), "a foreign page is refused", origin);
    const std::string head = responseHead(200, seen.head.headers, cors, AnswerFraming{}, 0);
    require(head.find("\r\n\r\n") == head.size() - 4, "an answer's head ends once", head);
    const std::string_view lineBreaks = "\r\n";
    for (std::size_t at = head.find_first_of(lineBreaks); at != std::string::npos;
         at = head.find_first_of(lineBreaks, at + 2))
        require(head.compare(at, 2, lineBreaks) == 0, "an answer's lines end in CR LF", head);
    HttpRequest request{seen.head.method, seen.head.path, seen.head.query, seen.head.headers, {}, {}};
    (void)queryValue(request, "key");
}

} // namespace

void readHttp(std::string_view input)
{
    const Conversation whole = converse({input});
    requireSame(whole, converse(pieces(input, 0)));
    requireSame(whole, converse(pieces(input, 1)));
    for (const Seen &seen : whole.requests) {
        requireNoSecondReading(seen);
        requireSpellable(seen);
        requireSafeAnswer(seen);
    }
    if (const auto address = ListenAddress::parse(input)) {
        const auto again = ListenAddress::parse(address->url().substr(7));
        require(again && again->host == address->host && again->port == address->port,
                "an address can be written and read", address->url());
    }
}

} // namespace llm0::fuzz
