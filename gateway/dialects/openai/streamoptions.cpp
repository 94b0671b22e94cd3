#include "dialects/openai/streamoptions.h"

namespace llm0 {

bool readStreamOptions(ChatRequest &request, JsonValue options)
{
    bool wanted = false;
    eachField(objectOf(options, "stream_options"), "stream_options.",
              [&](std::string_view name, JsonValue value) {
                  const std::string path = "stream_options." + std::string(name);
                  if (name == "include_usage" && !value.is_null())
                      wanted = flagOf(value, path);
                  else if (name != "include_usage" && name != "include_obfuscation" && !value.is_null())
                      request.extras.push_back({path, jsonTextOf(value)});
              });
    return wanted;
}

Splice usageFlagPlace(const std::string &body, const FieldPlaces &places)
{
    const Splice options = places.value("stream_options");
    if (options.length == 0)
        return {places.firstField(), 0, R"("stream_options":{"include_usage":true},)"};
    if (body[options.offset] != '{')
        return {options.offset, options.length, R"({"include_usage":true})"}; // null
    const FieldPlaces inner = FieldPlaces::of(body, options);
    if (!inner.has("include_usage"))
        return {inner.firstField(), 0, inner.inserted(R"("include_usage":true)")};
    Splice place = inner.value("include_usage");
    place.text = "true";
    return place;
}

} // namespace llm0
