#include "dialects/gemini/geminirequestreader.h"

#include "dialects/fieldplaces.h"
#include "dialects/fieldtaker.h"
#include "dialects/gemini/geminiconfigreader.h"
#include "dialects/gemini/geminicontentreader.h"
#include "dialects/requestfacts.h"

#include <algorithm>

namespace llm0 {

namespace {

/// From Gemini 3 on every search is billed, before it every prompt that searches. How many searches a model
/// makes is not bounded; ten are held.
constexpr int searchesPerPrompt = 10;

bool billsEverySearch(std::string_view model)
{
    return model.find("gemini-1") == std::string_view::npos
           && model.find("gemini-2") == std::string_view::npos;
}

std::string_view spelt(const FieldPlaces &places, std::string_view camel, std::string_view snake)
{
    return places.has(camel) ? camel : snake;
}

/// Where the output limit stands, or what has to be put in to say one.
void placeLimit(const std::string &body, const FieldPlaces &top, BodyPlaces &places)
{
    const std::string_view config = spelt(top, "generationConfig", "generation_config");
    if (!top.has(config)) {
        places.limit.offset = top.firstField();
        places.limitBefore = "\"generationConfig\":{\"maxOutputTokens\":";
        places.limitAfter = top.empty() ? "}" : "},";
        return;
    }
    const Splice object = top.value(config);
    if (body.compare(object.offset, object.length, "null") == 0) {
        places.limit = object;
        places.limitBefore = "{\"maxOutputTokens\":";
        places.limitAfter = "}";
        return;
    }
    const FieldPlaces fields = FieldPlaces::of(body, object);
    const std::string_view limit = spelt(fields, "maxOutputTokens", "max_output_tokens");
    if (fields.has(limit)) {
        places.limit = fields.value(limit);
        return;
    }
    places.limit.offset = fields.firstField();
    places.limitBefore = "\"maxOutputTokens\":";
    places.limitAfter = fields.empty() ? "" : ",";
}

/// The path names the model; the body may repeat it.
void placeModel(const std::string &body, const Splice &model, BodyPlaces &places)
{
    if (model.length > 0 && body.compare(model.offset, 8, "\"models/") == 0)
        places.modelPaths.push_back(model);
    else if (model.length > 0 && body[model.offset] == '"')
        places.model = model;
}

bool extraNamed(const ChatRequest &request, std::string_view part)
{
    return std::any_of(request.extras.begin(), request.extras.end(), [part](const ExtraField &extra) {
        return extra.name.find(part) != std::string::npos;
    });
}

/// countTokens takes a conversation as it is, or a whole request one level down.
JsonObject countedRequest(JsonObject root)
{
    for (const std::string_view name : {"generateContentRequest", "generate_content_request"}) {
        if (const auto inner = valueIn(root, name))
            return objectOf(*inner, name);
    }
    return root;
}

class Reader
{
public:
    Reader(const CallTarget &target)
    {
        m_request.model = target.model;
        m_request.streamed = target.streamed;
    }

    void read(JsonObject root)
    {
        FieldTaker fields(root, {}, FieldTaker::Spelling::AlsoSnakeCase);
        readModel(fields);
        fields.drop({"labels"}); // for the provider's bill
        readTier(fields);
        if (const auto system = fields.take("systemInstruction"))
            m_contents.systemInstruction(*system);
        const auto contents = fields.take("contents");
        if (!contents)
            throw BadField{"contents", "is missing"};
        m_contents.contents(*contents);
        if (const auto tools = fields.take("tools"))
            readGeminiTools(*tools, m_request);
        if (const auto config = fields.take("toolConfig"))
            readGeminiToolConfig(objectOf(*config, "toolConfig"), m_request);
        if (const auto config = fields.take("generationConfig"))
            readGeminiConfig(objectOf(*config, "generationConfig"), m_request);
        if (const auto settings = fields.take("safetySettings"))
            readSafetySettings(*settings, m_request);
        if (const auto kept = fields.take("cachedContent"))
            m_request.extras.push_back({"cachedContent", jsonTextOf(*kept)});
        fields.leaveTo(m_request.extras);
    }

    ChatCall call(TokenBound bound) const
    {
        ChatCall call = callOf(m_request, bound);
        call.imageOutput = hasImageOutput();
        // Pictures in a chosen resolution have no known size, and parts kept at the provider none at all.
        for (const std::string_view name : {"cachedContent", "ediaResolution", "videoMetadata",
                                            "mediaProcessing", "toolCall", "toolResponse"})
            call.input.unbounded |= extraNamed(m_request, name);
        for (const Tool &tool : m_request.tools) {
            if (tool.hosted.starts_with("google") || tool.hosted.find("earch") != std::string::npos)
                call.input.webSearches = billsEverySearch(m_request.model) ? searchesPerPrompt : 1;
        }
        return call;
    }

    ChatRequest take() { return std::move(m_request); }

private:
    void readModel(FieldTaker &fields)
    {
        const auto value = fields.take("model");
        if (!value)
            return;
        const std::string model = textOf(*value, "model");
        if (model != m_request.model && model != "models/" + m_request.model)
            throw BadField{"model", "is another one than the path names"};
    }

    /// Slower ones are cheaper than what the price book says; faster ones have rates it does not know.
    void readTier(FieldTaker &fields)
    {
        const auto value = fields.take("serviceTier");
        if (!value)
            return;
        const std::string tier = textOf(*value, "serviceTier");
        if (tier.find("riority") != std::string::npos || tier.find("RIORITY") != std::string::npos)
            throw BadField{"serviceTier",
                           "'" + tier + "' has rates the price book does not know: leave it out"};
        if (tier != "standard" && tier != "STANDARD" && tier.find("UNSPECIFIED") == std::string::npos)
            m_request.extras.push_back({"serviceTier", jsonTextOf(*value)});
    }

    bool hasImageOutput() const
    {
        return std::any_of(m_request.extras.begin(), m_request.extras.end(),
                           [](const ExtraField &extra) {
                               return extra.name == "generationConfig.responseModalities"
                                      && extra.value.find("IMAGE") != std::string::npos;
                           })
               || m_request.model.find("-image") != std::string::npos;
    }

    ChatRequest m_request;
    GeminiContentReader m_contents{m_request};
};

} // namespace

Result<ParsedCall> readGeminiRequest(std::string &body, const CallTarget &target, TokenBound bound)
{
    return readingRequest([&] {
        const FieldPlaces top = FieldPlaces::of(body);
        simdjson::dom::parser parser;
        Reader reader(target);
        const JsonObject root = parsedObject(parser, body);
        reader.read(target.countsOnly ? countedRequest(root) : root);
        ParsedCall parsed;
        parsed.call = reader.call(bound);
        placeLimit(body, top, parsed.places);
        placeModel(body, top.value("model"), parsed.places);
        parsed.content = reader.take();
        return parsed;
    });
}

} // namespace llm0
