#pragma once

#include "base/result.h"
#include "http/requestguard.h"

namespace llm0 {

/// How a request says where its body ends.
struct BodyFraming {
    bool chunked = false;
    std::uint64_t length = 0;
};

/// Reads a head that ends in CRLF CRLF by the grammar of RFC 9112, without any of its leniencies.
Result<RequestHead> parseRequestHead(std::string_view text, int maxHeaderCount);
/// Refuses every head that leaves the length of the body open to two readings.
Result<BodyFraming> bodyFraming(const RequestHead &head);
/// A token of RFC 9110: what method and header names are made of.
bool isToken(std::string_view text);
/// Free of NUL, CR, LF and the other controls except tab.
bool isFieldValue(std::string_view text);

} // namespace llm0
