#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// One cell of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets a ' before it.
std::string csvCell(std::string_view text);
/// The cells as one line with CR LF.
std::string csvLine(const std::vector<std::string> &cells);

} // namespace llm0
