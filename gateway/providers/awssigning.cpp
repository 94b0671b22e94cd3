#include "providers/awssigning.h"

#include "base/hmac.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

namespace llm0 {

namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

Secret hmac(const Secret &key, std::string_view text)
{
    return Secret(hmacSha256(key, text));
}

/// "20150830T123600Z"
std::string timestamp(UnixMs now)
{
    using namespace std::chrono;
    const sys_time<milliseconds> instant{milliseconds(now)};
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(instant) - day);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                  int(time.minutes().count()), int(time.seconds().count()));
    return text.data();
}

/// A URL's parts as libcurl sends them.
class UrlParts
{
public:
    explicit UrlParts(std::string_view url) : m_parts(curl_url(), &curl_url_cleanup)
    {
        m_valid = curl_url_set(m_parts.get(), CURLUPART_URL, std::string(url).c_str(), 0) == CURLUE_OK;
    }

    bool valid() const { return m_valid; }
    std::string path() const { return part(CURLUPART_PATH); }
    std::string query() const { return part(CURLUPART_QUERY); }
    /// With the port unless it is the scheme's own.
    std::string host() const
    {
        const std::string port = part(CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
        return part(CURLUPART_HOST) + (port.empty() ? "" : ":" + port);
    }

private:
    std::string part(CURLUPart which, unsigned flags = 0) const
    {
        char *text = nullptr;
        if (curl_url_get(m_parts.get(), which, &text, flags) != CURLUE_OK)
            return {};
        const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
        return text;
    }

    std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> m_parts;
    bool m_valid = false;
};

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || std::string_view("-._~").find(c) != std::string_view::npos;
}

/// Every service but S3 encodes what is encoded already once more: "%3A" becomes "%253A".
std::string encodedOnceMore(std::string_view path)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : path) {
        if (isUnreserved(c) || c == '/') {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
    }
    return encoded;
}

std::string sortedQuery(std::string_view query)
{
    std::vector<std::string> parts;
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        std::string part(query.substr(0, end));
        if (part.find('=') == std::string::npos)
            part += '=';
        parts.push_back(std::move(part));
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    std::sort(parts.begin(), parts.end());
    std::string sorted;
    for (const std::string &part : parts)
        sorted += (sorted.empty() ? "" : "&") + part;
    return sorted;
}

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between)
{
    std::string text;
    for (const std::string_view part : parts)
        text.append(text.empty() ? "" : between).append(part);
    return text;
}

std::string lines(std::initializer_list<std::string_view> parts)
{
    std::string text;
    for (const std::string_view part : parts)
        text.append(part).append("\n");
    text.pop_back();
    return text;
}

/// The headers that are signed, by name: "name:value\n" of each, and their names.
struct SignedHeaders {
    std::string lines;
    std::string names;

    void add(std::string_view name, std::string_view value)
    {
        if (value.empty())
            return;
        lines.append(name).append(":").append(value).append("\n");
        names.append(names.empty() ? "" : ";").append(name);
    }
};

} // namespace

Result<Headers> awsSignature(const AwsSigning &signing, const AwsMessage &message, UnixMs now)
{
    const UrlParts url(message.url);
    if (!url.valid() || signing.region.empty() || signing.accessKeyId.empty()
        || signing.secretAccessKey.empty())
        return Error{
            ErrorCode::ProviderError,
            "the call cannot be signed: AWS wants a region, an access key ID and a secret access key",
            {}};
    const std::string time = timestamp(now);
    const std::string day = time.substr(0, 8);
    SignedHeaders headers;
    headers.add("content-type", message.contentType);
    headers.add("host", url.host());
    headers.add("x-amz-date", time);
    headers.add("x-amz-security-token", signing.sessionToken.reveal());
    const std::string canonical =
        lines({message.method, encodedOnceMore(url.path()), sortedQuery(url.query()), headers.lines,
               headers.names, toHex(sha256(message.body))});

    const std::string scope = joined({day, signing.region, signing.service, "aws4_request"}, "/");
    const std::string toSign = lines({algorithm, time, scope, toHex(sha256(canonical))});
    Secret key("AWS4" + signing.secretAccessKey.reveal());
    for (const std::string_view step : {std::string_view(day), std::string_view(signing.region),
                                        std::string_view(signing.service), std::string_view("aws4_request")})
        key = hmac(key, step);

    Headers added;
    added.add("X-Amz-Date", time);
    if (!signing.sessionToken.empty())
        added.add("X-Amz-Security-Token", signing.sessionToken.reveal());
    added.add("Authorization",
              joined({algorithm, " Credential=", signing.accessKeyId, "/", scope,
                      ", SignedHeaders=", headers.names, ", Signature=", toHex(hmac(key, toSign).reveal())},
                     ""));
    return added;
}

} // namespace llm0
