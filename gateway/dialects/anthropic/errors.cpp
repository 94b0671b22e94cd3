#include "dialects/anthropic/errors.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

/// platform.claude.com/docs/en/api/errors
std::string_view typeOf(const CallError &error)
{
    switch (error.status) {
    case 401:
        return "authentication_error";
    case 402:
        return "billing_error";
    case 403:
        return "permission_error";
    case 404:
        return "not_found_error";
    case 408:
    case 504:
        return "timeout_error";
    case 409:
        return "conflict_error";
    case 413:
        return "request_too_large";
    case 429:
        return "rate_limit_error";
    case 503:
    case 529:
        return "overloaded_error";
    default:
        return error.status >= 500 ? "api_error" : "invalid_request_error";
    }
}

} // namespace

std::string anthropicErrorBody(const CallError &error)
{
    Json fields = {{"type", typeOf(error)}, {"message", error.message}};
    if (!error.code.empty())
        fields["code"] = error.code;
    if (!error.param.empty())
        fields["param"] = error.param;
    if (const Json details = Json::parse(error.details, nullptr, false); details.is_object())
        fields.update(details);
    return Json{{"type", "error"}, {"error", std::move(fields)}}.dump(-1, ' ', false,
                                                                      Json::error_handler_t::replace);
}

CallError anthropicErrorIn(int status, JsonObject root)
{
    CallError told;
    told.status = status;
    const auto error = objectIn(root, "error");
    if (!error)
        return told;
    told.code = textIn(*error, "type");
    told.message = textIn(*error, "message");
    told.quota = told.code == "billing_error" || told.message.find("credit balance") != std::string::npos;
    return told;
}

CallError anthropicErrorOf(int status, std::string_view body)
{
    try {
        simdjson::dom::parser parser;
        std::string padded(body);
        return anthropicErrorIn(status, parsedObject(parser, padded));
    } catch (const simdjson::simdjson_error &) {
    } catch (const BadField &) {
    }
    CallError unknown;
    unknown.status = status;
    return unknown;
}

} // namespace llm0
