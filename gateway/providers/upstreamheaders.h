#pragma once

#include "base/result.h"
#include "http/request.h"

#include <curl/curl.h>

#include <memory>

namespace llm0 {

struct CurlListDeleter {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, CurlListDeleter>;

/// The header lines for libcurl. Lines that belong to one connection (Host, Content-Length, Connection, …)
/// and Accept-Encoding are left out: libcurl writes its own, and answers must arrive as they are.
/// Refused: names that are no token, values with CR, LF or NUL. The error never repeats a value.
Result<CurlList> curlHeaders(const Headers &headers, const Headers &secretHeaders);

/// `text` as one line without control characters, with each secret value in it replaced.
std::string safeReason(std::string_view text, const Headers &secretHeaders);

/// The status of a status line ("HTTP/1.1 200 OK"), 0 when it is none.
int statusOf(std::string_view line);
/// Adds "Name: value" with the name in lower case; other lines are skipped.
void addHeaderLine(Headers &headers, std::string_view line);

} // namespace llm0
