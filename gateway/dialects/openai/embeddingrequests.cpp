#include "dialects/openai/embeddingrequests.h"

#include "dialects/fieldplaces.h"
#include "dialects/fieldtaker.h"
#include "dialects/providerformat.h"
#include "dialects/requestfacts.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

std::vector<std::int64_t> tokensOf(JsonArray numbers)
{
    std::vector<std::int64_t> tokens;
    for (const JsonValue each : numbers)
        tokens.push_back(integerOf(each, "input"));
    return tokens;
}

void readList(EmbeddingRequest &request, JsonArray list)
{
    if (list.begin() == list.end())
        throw BadField{"input", "must not be empty"};
    const JsonValue first = *list.begin();
    if (first.is_int64() || first.is_uint64()) {
        request.single = true;
        request.tokens.push_back(tokensOf(list));
        return;
    }
    for (const JsonValue each : list) {
        if (first.is_array())
            request.tokens.push_back(tokensOf(arrayOf(each, "input")));
        else
            request.texts.push_back(textOf(each, "input"));
    }
}

void readInput(EmbeddingRequest &request, std::optional<JsonValue> input)
{
    if (!input)
        throw BadField{"input", "is missing"};
    if (input->is_array())
        return readList(request, JsonArray(*input));
    request.single = true;
    request.texts.push_back(textOf(*input, "input"));
}

bool isBase64(JsonValue format)
{
    const std::string name = textOf(format, "encoding_format");
    if (name != "base64" && name != "float")
        throw BadField{"encoding_format", "must be 'float' or 'base64'"};
    return name == "base64";
}

EmbeddingRequest requestIn(JsonObject root)
{
    EmbeddingRequest request;
    FieldTaker fields(root, "");
    if (const auto model = fields.take("model"))
        request.model = textOf(*model, "model");
    if (request.model.empty())
        throw BadField{"model", "is missing: name the model to call"};
    readInput(request, fields.take("input"));
    if (const auto dimensions = fields.take("dimensions"))
        request.dimensions = positiveIntegerOf(*dimensions, "dimensions");
    if (const auto format = fields.take("encoding_format"))
        request.base64 = isBase64(*format);
    for (const std::string_view name : {"user", "safety_identifier"}) {
        if (const auto customer = fields.take(name))
            request.customer = textOf(*customer, name);
    }
    fields.leaveTo(request.extras);
    return request;
}

} // namespace

Result<ParsedCall> readEmbeddingRequest(std::string &body, TokenBound bound)
{
    return readingRequest([&] {
        const FieldPlaces places = FieldPlaces::of(body);
        simdjson::dom::parser parser;
        EmbeddingRequest request = requestIn(parsedObject(parser, body));
        ParsedCall parsed;
        parsed.call = callOf(request, bound);
        parsed.places.model = places.value("model");
        parsed.content = std::move(request);
        return parsed;
    });
}

Result<std::string> embeddingRequestJson(const EmbeddingRequest &request, const std::string &model)
{
    for (const ExtraField &extra : request.extras)
        return cannotExpress(extra.name, Format::OpenAiEmbeddings);
    if (!request.task.empty())
        return cannotExpress("taskType", Format::OpenAiEmbeddings);
    if (!request.title.empty())
        return cannotExpress("title", Format::OpenAiEmbeddings);
    nlohmann::ordered_json body = {{"model", model}};
    if (!request.tokens.empty())
        body["input"] = request.tokens;
    else if (request.single)
        body["input"] = request.texts.front();
    else
        body["input"] = request.texts;
    if (request.single && !request.tokens.empty())
        body["input"] = request.tokens.front();
    if (request.dimensions)
        body["dimensions"] = *request.dimensions;
    return body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace llm0
