#include "dialects/openaichat.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string jsonString(std::string_view text)
{
    return Json(text).dump();
}

/// The `type` OpenAI's own errors carry, by which its SDKs and users tell them apart.
std::string_view openAiType(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidApiKey:
        return "authentication_error";
    case ErrorCode::SpendCapExceeded:
    case ErrorCode::CustomerSpendCapExceeded:
        return "insufficient_quota";
    case ErrorCode::RateLimitExceeded:
    case ErrorCode::CustomerRateLimitExceeded:
        return "rate_limit_error";
    case ErrorCode::CustomerMismatch:
    case ErrorCode::CustomerBlocked:
    case ErrorCode::ModelNotAllowed:
    case ErrorCode::OriginNotAllowed:
        return "permission_error";
    default:
        return httpStatus(code) >= 500 ? "api_error" : "invalid_request_error";
    }
}

} // namespace

std::string forwardedBody(std::string_view body, const OpenAiChatRequest &request,
                          const OpenAiChatChanges &changes)
{
    std::vector<Splice> splices;
    if (!changes.model.empty() && changes.model != request.call.model)
        splices.push_back({request.modelValue.offset, request.modelValue.length, jsonString(changes.model)});
    if (changes.outputLimit && request.limitValue.length > 0)
        splices.push_back(
            {request.limitValue.offset, request.limitValue.length, std::to_string(*changes.outputLimit)});
    else if (changes.outputLimit)
        splices.push_back(
            {request.firstField, 0,
             jsonString(changes.limitField) + ":" + std::to_string(*changes.outputLimit) + ","});
    if (changes.askForStreamUsage && request.call.streamed && !request.call.wantsStreamUsage)
        splices.push_back(request.usageFlag);
    return spliced(body, std::move(splices));
}

std::string openAiErrorBody(const Error &error, std::string_view extra)
{
    Json fields = {{"message", error.message},
                   {"type", openAiType(error.code)},
                   {"param", error.param.empty() ? Json() : Json(error.param)},
                   {"code", codeName(error.code)}};
    if (!extra.empty())
        fields.update(Json::parse(extra));
    return Json{{"error", fields}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string withCostFields(std::string_view body, std::int64_t latencyMs, std::string_view costDecimal)
{
    const std::size_t brace = body.find_last_of('}');
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    if (brace == std::string_view::npos || first == std::string_view::npos || body[first] != '{')
        return std::string(body);
    const bool empty = body.find_last_not_of(" \t\r\n", brace - 1) == first;
    std::string fields = empty ? "" : ",";
    fields.append("\"latency_ms\":").append(std::to_string(latencyMs));
    fields.append(",\"cost_usd\":").append(costDecimal);
    return spliced(body, {{brace, 0, std::move(fields)}});
}

} // namespace llm0
