#pragma once

#include "base/error.h"
#include "http/request.h"

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>

namespace llm0 {

/// What decides how an answer is framed on the wire (RFC 9112, 6).
struct AnswerFraming {
    bool headRequest = false;
    bool http10 = false;
    bool keepAlive = true;
    std::optional<std::uint64_t> length; ///< absent for a stream

    /// Neither Content-Length nor chunks: the end of the connection ends the answer.
    bool endsWithConnection() const { return !length && http10; }
};

/// "Tue, 15 Nov 1994 08:12:31 GMT"
std::string httpDate(std::time_t time);
/// No body may follow this status.
bool isBodiless(int status);
/// Status line and headers with the blank line. Framing headers among `headers` are left out, since
/// they are ours; a name or value that could split the answer is made harmless.
std::string responseHead(int status, const Headers &headers, const Headers &extra,
                         const AnswerFraming &framing, std::time_t now);
/// {"error":{"message","type","param","code"}}
std::string defaultErrorBody(const Error &error);

} // namespace llm0
