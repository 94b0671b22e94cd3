#pragma once

#include "bench/programs/options.h"

namespace llm0::bench {

/// A POST of the options --path, --body (a file) and --header (any number), ready to send.
std::string requestText(const Options &options);

} // namespace llm0::bench
