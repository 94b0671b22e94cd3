#include "cache/answercodec.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::json;

/// Raise it when the form changes; what has another is not read.
constexpr int codecForm = 1;

void put(Json &json, const char *name, const std::string &text)
{
    if (!text.empty())
        json[name] = text;
}

std::string textIn(const Json &json, const char *name)
{
    return json.value(name, std::string());
}

template <typename T>
std::optional<T> maybeIn(const Json &json, const char *name)
{
    const auto found = json.find(name);
    return found == json.end() ? std::nullopt : std::optional(found->get<T>());
}

Json toJson(const Citation &citation)
{
    Json json = Json::object();
    put(json, "url", citation.url);
    put(json, "title", citation.title);
    put(json, "quoted", citation.quoted);
    if (citation.start)
        json["start"] = *citation.start;
    if (citation.end)
        json["end"] = *citation.end;
    return json;
}

Citation citationFrom(const Json &json)
{
    return {textIn(json, "url"), textIn(json, "title"), textIn(json, "quoted"),
            maybeIn<std::int64_t>(json, "start"), maybeIn<std::int64_t>(json, "end")};
}

Json toJson(const Part &part)
{
    Json json = {{"kind", static_cast<int>(part.kind)}};
    put(json, "text", part.text);
    put(json, "id", part.id);
    put(json, "name", part.name);
    put(json, "arguments", part.arguments);
    put(json, "media", part.mediaType);
    put(json, "data", part.data);
    put(json, "url", part.url);
    put(json, "file", part.fileId);
    put(json, "detail", part.detail);
    put(json, "ttl", part.cacheTtl);
    if (part.isError)
        json["error"] = true;
    if (part.signature)
        json["signature"] = {{"origin", static_cast<int>(part.signature->origin)},
                             {"value", part.signature->value}};
    for (const Citation &citation : part.citations)
        json["citations"].push_back(toJson(citation));
    for (const Part &inner : part.content)
        json["content"].push_back(toJson(inner));
    return json;
}

Part partFrom(const Json &json)
{
    Part part;
    part.kind = static_cast<Part::Kind>(json.at("kind").get<int>());
    part.text = textIn(json, "text");
    part.id = textIn(json, "id");
    part.name = textIn(json, "name");
    part.arguments = textIn(json, "arguments");
    part.mediaType = textIn(json, "media");
    part.data = textIn(json, "data");
    part.url = textIn(json, "url");
    part.fileId = textIn(json, "file");
    part.detail = textIn(json, "detail");
    part.cacheTtl = textIn(json, "ttl");
    part.isError = json.value("error", false);
    if (const auto signature = json.find("signature"); signature != json.end())
        part.signature = Signature{static_cast<Format>(signature->at("origin").get<int>()),
                                   signature->at("value").get<std::string>()};
    if (const auto citations = json.find("citations"); citations != json.end()) {
        for (const Json &citation : *citations)
            part.citations.push_back(citationFrom(citation));
    }
    if (const auto content = json.find("content"); content != json.end()) {
        for (const Json &inner : *content)
            part.content.push_back(partFrom(inner));
    }
    return part;
}

Json toJson(const Choice &choice)
{
    Json json = {{"finish", static_cast<int>(choice.finish)}, {"parts", Json::array()}};
    put(json, "stop", choice.stopSequence);
    put(json, "logprobs", choice.logprobs);
    for (const Part &part : choice.parts)
        json["parts"].push_back(toJson(part));
    return json;
}

Choice choiceFrom(const Json &json)
{
    Choice choice;
    choice.finish = static_cast<FinishReason>(json.at("finish").get<int>());
    choice.stopSequence = textIn(json, "stop");
    choice.logprobs = textIn(json, "logprobs");
    for (const Json &part : json.at("parts"))
        choice.parts.push_back(partFrom(part));
    return choice;
}

/// In the order of the buckets in domain/usage.h.
Json toJson(const Usage &u)
{
    return {u.input,      u.cacheRead,      u.cacheWrite5m, u.cacheWrite1h, u.output,      u.reasoning,
            u.inputAudio, u.cacheReadAudio, u.outputAudio,  u.inputImage,   u.outputImage, u.webSearches};
}

Usage usageFrom(const Json &json)
{
    Usage u;
    std::size_t i = 0;
    for (std::int64_t *bucket :
         {&u.input, &u.cacheRead, &u.cacheWrite5m, &u.cacheWrite1h, &u.output, &u.reasoning, &u.inputAudio,
          &u.cacheReadAudio, &u.outputAudio, &u.inputImage, &u.outputImage, &u.webSearches})
        *bucket = json.at(i++).get<std::int64_t>();
    return u;
}

ChatAnswer answerFrom(const Json &json)
{
    ChatAnswer answer;
    answer.id = textIn(json, "id");
    answer.model = textIn(json, "model");
    answer.createdAt = json.at("created").get<std::int64_t>();
    answer.serviceTier = textIn(json, "tier");
    answer.fingerprint = textIn(json, "fingerprint");
    for (const Json &choice : json.at("choices"))
        answer.choices.push_back(choiceFrom(choice));
    if (const auto usage = json.find("usage"); usage != json.end())
        answer.usage = usageFrom(*usage);
    return answer;
}

} // namespace

std::string encodeAnswer(const ChatAnswer &answer)
{
    Json json = {{"form", codecForm}, {"created", answer.createdAt}, {"choices", Json::array()}};
    put(json, "id", answer.id);
    put(json, "model", answer.model);
    put(json, "tier", answer.serviceTier);
    put(json, "fingerprint", answer.fingerprint);
    for (const Choice &choice : answer.choices)
        json["choices"].push_back(toJson(choice));
    if (answer.usage)
        json["usage"] = toJson(*answer.usage);
    std::string bytes;
    Json::to_cbor(json, nlohmann::detail::output_adapter<char, std::string>(bytes));
    return bytes;
}

Result<ChatAnswer> decodeAnswer(std::string_view bytes)
{
    const Error unreadable{ErrorCode::Internal, "a stored answer cannot be read", {}};
    const Json json = Json::from_cbor(bytes.begin(), bytes.end(), true, false);
    if (!json.is_object())
        return unreadable;
    try {
        if (json.at("form").get<int>() != codecForm)
            return unreadable;
        return answerFrom(json);
    } catch (const Json::exception &) {
        return unreadable;
    }
}

} // namespace llm0
