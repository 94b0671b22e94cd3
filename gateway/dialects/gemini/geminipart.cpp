#include "dialects/gemini/geminipart.h"

#include "dialects/dataurl.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto spelling = FieldTaker::Spelling::AlsoSnakeCase;

void takeText(FieldTaker &fields, std::string_view name, std::string &into)
{
    if (const auto value = fields.take(name))
        into = textOf(*value, fields.at(name));
}

/// Pictures on the web mostly say their type by their name; the type may be left out.
std::string typeByName(std::string_view url)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> types = {{
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".webp", "image/webp"},
        {".gif", "image/gif"},
        {".heic", "image/heic"},
        {".pdf", "application/pdf"},
        {".txt", "text/plain"},
    }};
    const std::string_view path = url.substr(0, url.find_first_of("?#"));
    for (const auto &[ending, type] : types) {
        if (path.ends_with(ending))
            return std::string(type);
    }
    return {};
}

Json inlineData(std::string_view mediaType, std::string_view data)
{
    return {{"inlineData", {{"mimeType", mediaType}, {"data", data}}}};
}

} // namespace

bool isGoogleFile(std::string_view uri)
{
    return uri.starts_with("gs://") || uri.starts_with("https://generativelanguage.googleapis.com/");
}

Part::Kind mediaKind(std::string_view mediaType)
{
    if (mediaType.starts_with("image/"))
        return Part::Kind::Image;
    return mediaType.starts_with("audio/") ? Part::Kind::Audio : Part::Kind::File;
}

std::optional<Part> geminiMediaPart(FieldTaker &part, std::vector<ExtraField> &extras)
{
    const auto inlined = part.take("inlineData");
    const auto file = inlined ? std::nullopt : part.take("fileData");
    if (!inlined && !file)
        return std::nullopt;
    const std::string path = part.at(inlined ? "inlineData" : "fileData");
    FieldTaker fields(objectOf(inlined ? *inlined : *file, path), path, spelling);
    Part media;
    std::string uri;
    takeText(fields, "mimeType", media.mediaType);
    takeText(fields, "displayName", media.name);
    takeText(fields, "data", media.data);
    takeText(fields, "fileUri", uri);
    media.kind = mediaKind(media.mediaType.empty() ? typeByName(uri) : media.mediaType);
    if (media.kind != Part::Kind::File)
        media.name.clear();
    (isGoogleFile(uri) ? media.fileId : media.url) = uri;
    fields.leaveTo(extras);
    return media;
}

std::optional<Part> geminiTextPart(FieldTaker &part)
{
    const auto text = part.take("text");
    const auto thought = part.take("thought");
    const bool thinks = thought && flagOf(*thought, part.at("thought"));
    if (!text && !thinks)
        return std::nullopt;
    Part read;
    if (thinks)
        read.kind = text ? Part::Kind::Thinking : Part::Kind::RedactedThinking;
    if (text)
        read.text = textOf(*text, part.at("text"));
    return read;
}

Json geminiMedia(const Part &part)
{
    if (!part.data.empty())
        return inlineData(part.mediaType, part.data);
    if (const auto data = dataUrlIn(part.url))
        return inlineData(data->mediaType, data->base64);
    if (!part.fileId.empty() && !isGoogleFile(part.fileId))
        throw BadField{"file_id", {}};
    const std::string &uri = part.fileId.empty() ? part.url : part.fileId;
    const std::string type = part.mediaType.empty() ? typeByName(uri) : part.mediaType;
    Json file;
    if (!type.empty())
        file["mimeType"] = type;
    file["fileUri"] = uri;
    return {{"fileData", std::move(file)}};
}

} // namespace llm0
