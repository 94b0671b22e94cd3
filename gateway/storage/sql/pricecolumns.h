#pragma once

#include "base/result.h"
#include "domain/modelprice.h"

#include <string>
#include <string_view>

namespace llm0 {

/// An edited price as JSON text; rates as pico-USD per token, fees as nano-USD, all integers.
std::string priceToText(const ModelPrice &price);
Result<ModelPrice> priceFromText(std::string_view text);

} // namespace llm0
