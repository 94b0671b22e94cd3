#include "admin/csv.h"

namespace llm0 {

std::string csvCell(std::string_view text)
{
    constexpr std::string_view startsFormula = "=+-@\t\r\n";
    std::string cell;
    if (!text.empty() && startsFormula.find(text.front()) != std::string_view::npos)
        cell += '\'';
    cell += text;
    if (cell.find_first_of("\",\r\n") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csvLine(const std::vector<std::string> &cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += (i == 0 ? "" : ",") + csvCell(cells[i]);
    return line + "\r\n";
}

} // namespace llm0
