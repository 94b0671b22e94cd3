#include "dialects/gemini/geminierrors.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string_view statusOf(int http)
{
    switch (http) {
    case 401:
        return "UNAUTHENTICATED";
    case 402:
    case 429:
        return "RESOURCE_EXHAUSTED";
    case 403:
        return "PERMISSION_DENIED";
    case 404:
        return "NOT_FOUND";
    case 408:
    case 504:
        return "DEADLINE_EXCEEDED";
    case 409:
        return "ABORTED";
    case 502:
    case 503:
        return "UNAVAILABLE";
    default:
        return http >= 500 ? "INTERNAL" : "INVALID_ARGUMENT";
    }
}

std::string upperCased(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

/// gemini-cli gives up at once (instead of trying again for minutes) on an exhausted quota of this domain.
constexpr std::string_view domainThatStops = "cloudcode-pa.googleapis.com";

Json errorInfo(const CallError &error)
{
    Json info = {{"@type", "type.googleapis.com/google.rpc.ErrorInfo"}};
    info["reason"] = error.quota ? "QUOTA_EXHAUSTED" : upperCased(error.code);
    info["domain"] = error.quota ? domainThatStops : "llm0";
    info["metadata"]["code"] = error.code;
    return info;
}

/// "day" → "SpendCapPerDay"; a daily quota is one more thing on which clients stop.
std::string quotaId(const Json &details)
{
    const bool told = details.is_object() && details.contains("window") && details["window"].is_string();
    std::string window = told ? details["window"].get<std::string>() : "";
    std::string id = "SpendCap";
    if (!window.empty()) {
        window.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(window.front())));
        id += "Per" + window;
    }
    return id;
}

Json quotaFailure(const CallError &error, const Json &details)
{
    Json violation = {{"subject", "spend"}, {"description", error.message}, {"quotaId", quotaId(details)}};
    return {{"@type", "type.googleapis.com/google.rpc.QuotaFailure"},
            {"violations", Json::array({std::move(violation)})}};
}

Json badRequest(const CallError &error)
{
    Json violation = {{"field", error.param}, {"description", error.message}};
    return {{"@type", "type.googleapis.com/google.rpc.BadRequest"},
            {"fieldViolations", Json::array({std::move(violation)})}};
}

/// What is said once money has run out for good, not just for this minute.
bool saysQuota(JsonObject detail)
{
    if (textIn(detail, "reason") == "QUOTA_EXHAUSTED")
        return true;
    const auto violations = arrayIn(detail, "violations");
    if (!violations)
        return false;
    return std::any_of(violations->begin(), violations->end(), [](JsonValue item) {
        JsonObject violation;
        return !item.get(violation) && textIn(violation, "quotaId").find("PerDay") != std::string_view::npos;
    });
}

void readDetail(JsonObject detail, CallError &error)
{
    error.quota |= saysQuota(detail);
    const auto violations = arrayIn(detail, "fieldViolations");
    JsonObject first;
    if (violations && !violations->at(0).get(first))
        error.param = textIn(first, "field");
}

void readError(JsonValue root, CallError &error)
{
    JsonObject object;
    if (root.is_array()) {
        if (JsonArray(root).at(0).get(object))
            return;
    } else if (root.get(object)) {
        return;
    }
    const auto fields = objectIn(object, "error");
    if (!fields)
        return;
    error.message = geminiErrorText(*fields);
    error.code = textIn(*fields, "status");
    if (const auto details = arrayIn(*fields, "details")) {
        for (const JsonValue item : *details) {
            JsonObject detail;
            if (!item.get(detail))
                readDetail(detail, error);
        }
    }
}

} // namespace

std::string geminiErrorText(JsonObject error)
{
    const std::string_view message = textIn(error, "message");
    return std::string(message.empty() ? textIn(error, "status") : message);
}

std::string geminiErrorBody(const CallError &error)
{
    const Json extra = error.details.empty() ? Json() : Json::parse(error.details, nullptr, false);
    Json details = Json::array({errorInfo(error)});
    if (error.quota)
        details.push_back(quotaFailure(error, extra));
    if (!error.param.empty())
        details.push_back(badRequest(error));
    Json fields = {{"code", error.status}, {"message", error.message}, {"status", statusOf(error.status)}};
    fields["details"] = std::move(details);
    if (extra.is_object()) {
        for (const auto &[name, value] : extra.items()) {
            if (!fields.contains(name))
                fields[name] = value;
        }
    }
    return Json{{"error", std::move(fields)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

CallError geminiError(int status, std::string_view body)
{
    CallError error;
    error.status = status;
    error.quota = status == 402;
    try {
        simdjson::dom::parser parser;
        readError(parser.parse(simdjson::padded_string(body)), error);
    } catch (const simdjson::simdjson_error &) {
        // not JSON: nothing is said
    }
    return error;
}

} // namespace llm0
