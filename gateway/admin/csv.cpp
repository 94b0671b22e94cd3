#include "admin/csv.h"

namespace llm0 {

std::string csvCell(std::string_view text)
{
    constexpr std::string_view startsFormula = "=+-@\t\r";
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

std::string csvLine(std::initializer_list<std::string> cells)
{
    std::string line;
    for (const std::string &cell : cells)
        line += (line.empty() ? "" : ",") + csvCell(cell);
    return line + "\r\n";
}

} // namespace llm0
