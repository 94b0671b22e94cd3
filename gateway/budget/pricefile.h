#pragma once

#include "base/result.h"
#include "domain/modelprice.h"

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// The price file (resources/prices.json, `prices import`): integers only, pico-USD per token and nano-USD
/// per call.
struct PriceFile {
    std::string date; ///< ISO day
    std::vector<ModelPrice> rows;
};

/// A field that is unknown, missing or of the wrong kind refuses the file and is named.
Result<PriceFile> priceFileFromJson(std::string_view json);

/// One row in the file's format, on one line; fields in a fixed order, so equal rows give equal text.
std::string toJson(const ModelPrice &price);
Result<ModelPrice> modelPriceFromJson(std::string_view json);

/// As names are compared: ASCII letters in lower case.
std::string lowerCaseName(std::string_view name);

} // namespace llm0
