#include "http/responsehead.h"

#include "base/digits.h"
#include "http/requesthead.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>

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

/// Of the status line, the framing and the date.
constexpr std::size_t roomOfOurs = 192;
/// One that leaves with its head in one piece.
constexpr std::uint64_t shortBody = 64 * 1024;

std::size_t roomFor(const Headers &headers)
{
    std::size_t room = 0;
    for (const auto &[name, value] : headers)
        room += name.size() + value.size() + std::string_view(": \r\n").size();
    return room;
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
    const std::chrono::sys_seconds at{std::chrono::seconds(time)};
    const auto midnight = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(at - midnight);
    std::string text = "Www, DD Mmm YYYY hh:mm:ss GMT";
    text.replace(0, 3, days[std::chrono::weekday(midnight).c_encoding()]);
    text.replace(8, 3, months[unsigned(day.month()) - 1]);
    putDigits(&text[5], 2, unsigned(day.day()));
    putDigits(&text[12], 4, static_cast<unsigned>(int(day.year())));
    putDigits(&text[17], 2, static_cast<unsigned>(clock.hours().count()));
    putDigits(&text[20], 2, static_cast<unsigned>(clock.minutes().count()));
    putDigits(&text[23], 2, static_cast<unsigned>(clock.seconds().count()));
    return text;
}

bool isBodiless(int status)
{
    return status < 200 || status == 204 || status == 304;
}

std::string responseHead(int status, const Headers &headers, const Headers &extra,
                         const AnswerFraming &framing, std::time_t now)
{
    std::string out;
    out.reserve(roomFor(headers) + roomFor(extra) + roomOfOurs
                + std::min<std::uint64_t>(framing.length.value_or(0), shortBody));
    out.append("HTTP/1.1 ").append(std::to_string(status)).append(" ");
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
