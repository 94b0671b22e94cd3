#pragma once

#include "dialects/fieldtaker.h"
#include "domain/chat.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace llm0 {

/// `inlineData` or `fileData`, if the part has one of them. Throws BadField.
std::optional<Part> geminiMediaPart(FieldTaker &part, std::vector<ExtraField> &extras);
/// `text`, said or thought; a thought without text is one that its maker alone can read. Nothing if the part
/// holds neither.
std::optional<Part> geminiTextPart(FieldTaker &part);
/// Whether a URI is one that Google alone can open.
bool isGoogleFile(std::string_view uri);
/// What a media type is to us: Image, Audio or File.
Part::Kind mediaKind(std::string_view mediaType);

/// Image, Audio or File as `inlineData` or `fileData`. Throws BadField for files of other providers.
nlohmann::ordered_json geminiMedia(const Part &part);

} // namespace llm0
