#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// "data:image/png;base64,iVBOR…", in views of the text it was read from.
struct DataUrl {
    std::string_view mediaType;
    std::string_view base64;
};

/// Only base64 ones; anything else is a URL like any other.
std::optional<DataUrl> dataUrlIn(std::string_view url);
std::string dataUrl(std::string_view mediaType, std::string_view base64);

} // namespace llm0
