#include "dialects/anthropic/citations.h"

#include <nlohmann/json.hpp>

namespace llm0 {

Citation anthropicCitationIn(JsonObject object)
{
    Citation citation;
    citation.url = textIn(object, "url");
    if (citation.url.empty())
        citation.url = textIn(object, "source"); // of a search result that the request held
    citation.title = textIn(object, "title");
    if (citation.title.empty())
        citation.title = textIn(object, "document_title");
    citation.quoted = textIn(object, "cited_text");
    return citation;
}

std::vector<Citation> anthropicCitationsIn(JsonArray array)
{
    std::vector<Citation> citations;
    for (const JsonValue each : array) {
        JsonObject object;
        if (!each.get(object))
            citations.push_back(anthropicCitationIn(object));
    }
    return citations;
}

nlohmann::ordered_json anthropicCitation(const Citation &citation)
{
    return {{"type", "web_search_result_location"},
            {"url", citation.url},
            {"title", citation.title},
            {"cited_text", citation.quoted},
            {"encrypted_index", ""}};
}

} // namespace llm0
