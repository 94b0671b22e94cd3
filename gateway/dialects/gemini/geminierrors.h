#pragma once

#include "dialects/callerror.h"
#include "dialects/jsonfields.h"

#include <string>
#include <string_view>

namespace llm0 {

/// {"error":{"code","message","status","details"}} with google.rpc's details: ErrorInfo always, QuotaFailure
/// where money has run out, BadRequest where a field is at fault.
std::string geminiErrorBody(const CallError &error);
/// What such a body says; streams put it into a list.
CallError geminiError(int status, std::string_view body);
/// Message of an `error` object.
std::string geminiErrorText(JsonObject error);

} // namespace llm0
