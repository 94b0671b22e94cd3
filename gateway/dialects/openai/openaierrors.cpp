#include "dialects/openai/openaierrors.h"

#include "dialects/jsonfields.h"
#include "dialects/jsonstring.h"

namespace llm0 {

namespace {

constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int tooMany = 429;
constexpr int firstServerError = 500;

/// A code is a string, or a number with some.
std::string codeIn(JsonObject fields)
{
    const auto code = valueIn(fields, "code");
    if (!code)
        return std::string(textIn(fields, "type"));
    return code->is_string() ? std::string(textIn(fields, "code")) : jsonTextOf(*code);
}

std::string messageIn(JsonObject fields)
{
    for (const std::string_view name : {"message", "detail", "error"}) {
        const auto value = valueIn(fields, name);
        if (value)
            return value->is_string() ? std::string(textIn(fields, name)) : jsonTextOf(*value);
    }
    return {};
}

void readError(CallError &error, JsonObject root)
{
    const auto inner = objectIn(root, "error");
    const JsonObject fields = inner ? *inner : root;
    error.message = messageIn(fields);
    error.code = codeIn(fields);
    error.param = textIn(fields, "param");
    error.quota = error.code == "insufficient_quota" || textIn(fields, "type") == "insufficient_quota";
}

} // namespace

std::string_view openAiErrorType(const CallError &error)
{
    if (error.quota)
        return "insufficient_quota";
    switch (error.status) {
    case unauthorized:
        return "authentication_error";
    case forbidden:
        return "permission_error";
    case tooMany:
        return "rate_limit_error";
    default:
        return error.status >= firstServerError ? "api_error" : "invalid_request_error";
    }
}

std::string openAiErrorBody(const CallError &error)
{
    JsonFields fields;
    fields.text("message", error.message)
        .text("type", openAiErrorType(error))
        .textOrNull("param", error.param)
        .textOrNull("code", error.code)
        .fieldsOf(error.details);
    return JsonFields().raw("error", fields.take()).take();
}

CallError openAiErrorIn(int status, std::string_view body)
{
    CallError error;
    error.status = status;
    simdjson::dom::parser parser;
    JsonObject root;
    if (!parser.parse(body.data(), body.size()).get(root))
        readError(error, root);
    return error;
}

} // namespace llm0
