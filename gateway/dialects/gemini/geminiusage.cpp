#include "dialects/gemini/geminiusage.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

struct Modalities {
    std::int64_t audio = 0;
    std::int64_t image = 0;
};

Modalities modalitiesIn(JsonObject metadata, std::string_view name)
{
    Modalities found;
    const auto details = arrayIn(metadata, name);
    if (!details)
        return found;
    for (const JsonValue item : *details) {
        JsonObject detail;
        if (item.get(detail))
            continue;
        const std::string_view modality = textIn(detail, "modality");
        if (modality == "AUDIO")
            found.audio = countIn(detail, "tokenCount");
        else if (modality == "IMAGE")
            found.image = countIn(detail, "tokenCount");
    }
    return found;
}

std::int64_t rest(std::int64_t whole, std::int64_t part)
{
    return std::max<std::int64_t>(0, whole - part);
}

Json modalityJson(const char *modality, std::int64_t tokens)
{
    return {{"modality", modality}, {"tokenCount", tokens}};
}

/// Only where there is more than text.
void putDetails(Json &into, const char *name, std::int64_t text, std::int64_t audio, std::int64_t image)
{
    if (audio == 0 && image == 0)
        return;
    Json details = Json::array();
    if (text > 0)
        details.push_back(modalityJson("TEXT", text));
    if (audio > 0)
        details.push_back(modalityJson("AUDIO", audio));
    if (image > 0)
        details.push_back(modalityJson("IMAGE", image));
    into[name] = std::move(details);
}

} // namespace

Usage geminiUsage(JsonObject metadata)
{
    const std::int64_t prompt = countIn(metadata, "promptTokenCount");
    const std::int64_t cached = std::min(countIn(metadata, "cachedContentTokenCount"), prompt);
    const std::int64_t tools = countIn(metadata, "toolUsePromptTokenCount");
    const std::int64_t thoughts = countIn(metadata, "thoughtsTokenCount");
    const std::int64_t candidates = countIn(metadata, "candidatesTokenCount");
    const std::int64_t unnamed =
        rest(countIn(metadata, "totalTokenCount"), prompt + tools + thoughts + candidates);
    const Modalities in = modalitiesIn(metadata, "promptTokensDetails");
    const Modalities inCache = modalitiesIn(metadata, "cacheTokensDetails");
    const Modalities out = modalitiesIn(metadata, "candidatesTokensDetails");

    Usage usage;
    usage.cacheReadAudio = std::min(inCache.audio, cached);
    usage.cacheRead = cached - usage.cacheReadAudio;
    const std::int64_t fresh = prompt - cached;
    usage.inputAudio = std::min(rest(in.audio, inCache.audio), fresh);
    usage.inputImage = std::min(rest(in.image, inCache.image), fresh - usage.inputAudio);
    usage.input = fresh - usage.inputAudio - usage.inputImage + tools;
    usage.outputAudio = std::min(out.audio, candidates);
    usage.outputImage = std::min(out.image, candidates - usage.outputAudio);
    usage.reasoning = thoughts;
    usage.output = candidates - usage.outputAudio - usage.outputImage + thoughts + unnamed;
    return usage;
}

Json geminiUsageJson(const Usage &usage)
{
    const std::int64_t cached = usage.cacheRead + usage.cacheReadAudio;
    const std::int64_t said = std::max<std::int64_t>(0, usage.completionTotal() - usage.reasoning);
    Json json = {{"promptTokenCount", usage.promptTotal()}, {"candidatesTokenCount", said}};
    json["totalTokenCount"] = usage.promptTotal() + usage.completionTotal();
    if (cached > 0)
        json["cachedContentTokenCount"] = cached;
    if (usage.reasoning > 0)
        json["thoughtsTokenCount"] = usage.reasoning;
    const std::int64_t audio = usage.inputAudio + usage.cacheReadAudio;
    putDetails(json, "promptTokensDetails", usage.promptTotal() - audio - usage.inputImage, audio,
               usage.inputImage);
    putDetails(json, "cacheTokensDetails", usage.cacheRead, usage.cacheReadAudio, 0);
    putDetails(json, "candidatesTokensDetails", rest(said, usage.outputAudio + usage.outputImage),
               usage.outputAudio, usage.outputImage);
    return json;
}

} // namespace llm0
