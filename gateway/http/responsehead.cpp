#include "http/responsehead.h"

#include "http/requesthead.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace llm0 {

namespace {

struct Phrase {
    int status;
    std::string_view text;
};

constexpr Phrase phrases[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

std::string_view phraseOf(int status)
{
    for (const Phrase &phrase : phrases) {
        if (phrase.status == status)
            return phrase.text;
    }
    return "Unknown";
}

bool isFramingHeader(std::string_view name)
{
    static constexpr std::string_view ours[] = {
        "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Date", "Trailer", "Upgrade"};
    return std::any_of(std::begin(ours), std::end(ours),
                       [name](std::string_view own) { return equalIgnoringCase(name, own); });
}

void appendLine(std::string &out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

void appendHeaders(std::string &out, const Headers &headers)
{
    for (const auto &[name, value] : headers) {
        if (!isToken(name) || isFramingHeader(name))
            continue;
        if (isFieldValue(value)) {
            appendLine(out, name, value);
            continue;
        }
        std::string safe = value;
        std::replace_if(
            safe.begin(), safe.end(),
            [](char c) {
                return !isFieldValue({&c, 1});
            },
            ' ');
        appendLine(out, name, safe);
    }
}

} // namespace

std::string httpDate(std::time_t time)
{
    static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
#ifdef _WIN32
    gmtime_s(&utc, &time);
#else
    gmtime_r(&time, &utc);
#endif
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                  months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                  utc.tm_sec);
    return text.data();
}

bool isBodiless(int status)
{
    return status < 200 || status == 204 || status == 304;
}

std::string responseHead(int status, const Headers &headers, const Headers &extra,
                         const AnswerFraming &framing, std::time_t now)
{
    std::string out = "HTTP/1.1 " + std::to_string(status) + ' ';
    out.append(phraseOf(status)).append("\r\n");
    appendLine(out, "Date", httpDate(now));
    appendHeaders(out, headers);
    appendHeaders(out, extra);
    if (framing.length && !isBodiless(status))
        appendLine(out, "Content-Length", std::to_string(*framing.length));
    else if (!framing.length && !framing.http10 && !isBodiless(status))
        appendLine(out, "Transfer-Encoding", "chunked");
    if (!framing.keepAlive)
        appendLine(out, "Connection", "close");
    else if (framing.http10)
        appendLine(out, "Connection", "keep-alive");
    return out += "\r\n";
}

std::string defaultErrorBody(const Error &error)
{
    const nlohmann::ordered_json param =
        error.param.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(error.param);
    const nlohmann::ordered_json body = {
        {"error",
         {{"message", error.message},
          {"type", httpStatus(error.code) < 500 ? "invalid_request_error" : "server_error"},
          {"param", param},
          {"code", std::string(codeName(error.code))}}}};
    return body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace llm0
