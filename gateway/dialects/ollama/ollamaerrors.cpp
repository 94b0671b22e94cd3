#include "dialects/ollama/ollamaerrors.h"

#include <nlohmann/json.hpp>

namespace llm0 {

std::string ollamaErrorText(JsonValue error)
{
    std::string_view text;
    if (!error.get(text))
        return std::string(text);
    JsonObject fields;
    return error.get(fields) ? std::string() : std::string(textIn(fields, "message"));
}

std::string ollamaErrorBody(const CallError &error)
{
    using Json = nlohmann::ordered_json;
    Json body = {{"error", error.message}};
    if (!error.code.empty())
        body["code"] = error.code;
    if (!error.param.empty())
        body["param"] = error.param;
    const Json details = error.details.empty() ? Json() : Json::parse(error.details, nullptr, false);
    if (details.is_object()) {
        for (const auto &[name, value] : details.items()) {
            if (!body.contains(name))
                body[name] = value;
        }
    }
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

CallError ollamaError(int status, std::string_view body)
{
    CallError error;
    error.status = status;
    error.quota = status == 402;
    try {
        simdjson::dom::parser parser;
        std::string padded(body);
        if (const auto said = valueIn(parsedObject(parser, padded), "error"))
            error.message = ollamaErrorText(*said);
    } catch (const simdjson::simdjson_error &) {
        // not JSON: nothing is said
    } catch (const BadField &) {
    }
    return error;
}

} // namespace llm0
