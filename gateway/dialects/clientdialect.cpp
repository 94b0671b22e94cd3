#include "dialects/forwarding.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

std::string jsonString(std::string_view text)
{
    return nlohmann::json(text).dump();
}

std::string limitText(const ParsedCall &parsed, const BodyChanges &changes)
{
    const std::string number = std::to_string(*changes.outputLimit);
    if (parsed.places.limit.length > 0 && parsed.places.limitBefore.empty())
        return number;
    std::string before = parsed.places.limitBefore;
    if (const auto at = before.find('%'); at != std::string::npos)
        before.replace(at, 1, changes.limitField);
    return before + number + parsed.places.limitAfter;
}

} // namespace

std::vector<Splice> splicesFor(const ParsedCall &parsed, const BodyChanges &changes)
{
    const BodyPlaces &places = parsed.places;
    std::vector<Splice> splices;
    const bool otherModel = !changes.model.empty() && changes.model != parsed.call.model;
    if (otherModel && places.model.length > 0)
        splices.push_back({places.model.offset, places.model.length, jsonString(changes.model)});
    if (otherModel) {
        for (const Splice &path : places.modelPaths)
            splices.push_back({path.offset, path.length, jsonString("models/" + changes.model)});
    }
    if (changes.outputLimit)
        splices.push_back({places.limit.offset, places.limit.length, limitText(parsed, changes)});
    if (changes.askForStreamUsage && !places.usageFlag.text.empty())
        splices.push_back(places.usageFlag);
    return splices;
}

std::string forwardedBody(std::string_view body, const ParsedCall &parsed, const BodyChanges &changes)
{
    return spliced(body, splicesFor(parsed, changes));
}

} // namespace llm0
