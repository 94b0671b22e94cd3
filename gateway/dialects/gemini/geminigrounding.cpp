#include "dialects/gemini/geminigrounding.h"

#include "dialects/gemini/geminimodelage.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

bool beginsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

std::int64_t characterAt(std::string_view text, std::int64_t byte)
{
    const std::string_view before = text.substr(0, static_cast<std::size_t>(std::max<std::int64_t>(0, byte)));
    return std::count_if(before.begin(), before.end(), beginsCharacter);
}

std::int64_t byteAt(std::string_view text, std::int64_t character)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (beginsCharacter(text[i]) && character-- == 0)
            return static_cast<std::int64_t>(i);
    }
    return static_cast<std::int64_t>(text.size());
}

/// Gemini leaves out a start of 0; without an end nothing is told of the place.
void readPlace(JsonObject from, std::string_view text, Citation &citation)
{
    if (!valueIn(from, "endIndex"))
        return;
    citation.start = characterAt(text, countIn(from, "startIndex"));
    citation.end = characterAt(text, countIn(from, "endIndex"));
}

Citation sourceOf(JsonValue chunk)
{
    Citation citation;
    JsonObject fields;
    if (chunk.get(fields))
        return citation;
    for (const std::string_view kind : {"web", "retrievedContext", "maps", "image"}) {
        if (const auto source = objectIn(fields, kind)) {
            const std::string_view uri = textIn(*source, "uri");
            citation.url = uri.empty() ? textIn(*source, "sourceUri") : uri;
            citation.title = textIn(*source, "title");
        }
    }
    return citation;
}

std::vector<Citation> sourcesIn(JsonObject grounding)
{
    std::vector<Citation> sources;
    if (const auto chunks = arrayIn(grounding, "groundingChunks")) {
        for (const JsonValue chunk : *chunks)
            sources.push_back(sourceOf(chunk));
    }
    return sources;
}

void readSupport(JsonObject support, const std::vector<Citation> &sources, std::string_view text,
                 std::vector<Citation> &citations)
{
    const auto segment = objectIn(support, "segment");
    const auto indices = arrayIn(support, "groundingChunkIndices");
    if (!segment || !indices)
        return;
    for (const JsonValue item : *indices) {
        std::int64_t index = -1;
        if (item.get(index) || index < 0 || index >= static_cast<std::int64_t>(sources.size()))
            continue;
        Citation citation = sources[static_cast<std::size_t>(index)];
        citation.quoted = textIn(*segment, "text");
        readPlace(*segment, text, citation);
        citations.push_back(std::move(citation));
    }
}

void readGrounding(JsonObject grounding, std::string_view text, std::vector<Citation> &citations)
{
    const std::vector<Citation> sources = sourcesIn(grounding);
    if (const auto supports = arrayIn(grounding, "groundingSupports")) {
        for (const JsonValue item : *supports) {
            JsonObject support;
            if (!item.get(support))
                readSupport(support, sources, text, citations);
        }
    }
    if (citations.empty())
        citations = sources;
}

void readQuotes(JsonObject metadata, std::string_view text, std::vector<Citation> &citations)
{
    auto list = arrayIn(metadata, "citations");
    if (!list)
        list = arrayIn(metadata, "citationSources");
    if (!list)
        return;
    for (const JsonValue item : *list) {
        JsonObject source;
        if (item.get(source))
            continue;
        Citation citation;
        citation.url = textIn(source, "uri");
        citation.title = textIn(source, "title");
        readPlace(source, text, citation);
        citations.push_back(std::move(citation));
    }
}

} // namespace

std::vector<Citation> geminiCitations(JsonObject candidate, std::string_view text)
{
    std::vector<Citation> citations;
    if (const auto grounding = objectIn(candidate, "groundingMetadata"))
        readGrounding(*grounding, text, citations);
    if (const auto metadata = objectIn(candidate, "citationMetadata"))
        readQuotes(*metadata, text, citations);
    return citations;
}

std::int64_t searchesOf(JsonObject candidate, std::string_view modelVersion)
{
    const auto grounding = objectIn(candidate, "groundingMetadata");
    const auto queries = grounding ? arrayIn(*grounding, "webSearchQueries") : std::nullopt;
    const auto count = queries ? static_cast<std::int64_t>(queries->size()) : 0;
    return isOldGemini(modelVersion) ? std::min<std::int64_t>(count, 1) : count;
}

void writeGeminiCitations(const std::vector<Citation> &citations, std::string_view text, Json &candidate)
{
    if (citations.empty())
        return;
    Json chunks = Json::array();
    Json supports = Json::array();
    std::vector<std::string_view> urls;
    for (const Citation &citation : citations) {
        auto known = std::find(urls.begin(), urls.end(), citation.url);
        const auto index = known - urls.begin();
        if (known == urls.end()) {
            urls.push_back(citation.url);
            chunks.push_back({{"web", {{"uri", citation.url}, {"title", citation.title}}}});
        }
        if (!citation.end)
            continue;
        Json segment = {{"startIndex", byteAt(text, citation.start.value_or(0))},
                        {"endIndex", byteAt(text, *citation.end)},
                        {"text", citation.quoted}};
        supports.push_back(
            {{"segment", std::move(segment)}, {"groundingChunkIndices", Json::array({index})}});
    }
    Json grounding = {{"groundingChunks", std::move(chunks)}};
    if (!supports.empty())
        grounding["groundingSupports"] = std::move(supports);
    candidate["groundingMetadata"] = std::move(grounding);
}

} // namespace llm0
