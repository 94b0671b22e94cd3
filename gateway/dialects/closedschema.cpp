#include "dialects/closedschema.h"

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

void closeObjects(Json &schema)
{
    const bool open = schema.is_object() && schema.contains("properties")
                      && schema.value("type", Json()) == "object" && !schema.contains("additionalProperties");
    if (open)
        schema["additionalProperties"] = false;
    for (Json &inner : schema) {
        if (inner.is_structured())
            closeObjects(inner);
    }
}

} // namespace

Json closedSchema(const JsonText &schema)
{
    Json closed = Json::parse(schema, nullptr, false);
    if (closed.is_discarded()) // a shape without its schema: any object
        return {{"type", "object"}};
    closeObjects(closed);
    return closed;
}

} // namespace llm0
