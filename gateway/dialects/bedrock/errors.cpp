#include "dialects/bedrock/errors.h"

#include "dialects/jsonfields.h"

namespace llm0 {

namespace {

/// "com.amazon.coral.service#ThrottlingException:http://…" is ThrottlingException.
std::string exceptionName(std::string_view type)
{
    type = type.substr(0, type.find(':'));
    return std::string(type.substr(type.rfind('#') + 1));
}

CallError errorIn(int status, JsonObject root)
{
    CallError told;
    told.status = status;
    told.code = exceptionName(textIn(root, "__type"));
    told.message = textIn(root, "message");
    if (told.message.empty())
        told.message = textIn(root, "Message");
    return told;
}

} // namespace

CallError bedrockErrorOf(int status, std::string_view body)
{
    try {
        simdjson::dom::parser parser;
        std::string padded(body);
        return errorIn(status, parsedObject(parser, padded));
    } catch (const simdjson::simdjson_error &) {
    } catch (const BadField &) {
    }
    CallError unknown;
    unknown.status = status;
    return unknown;
}

} // namespace llm0
