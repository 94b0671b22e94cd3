#include "admin/csv.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"

namespace llm0::fuzz {

namespace {

/// RFC 4180 by the letter: cells in quotes or without any.
std::vector<std::vector<std::string>> readLines(std::string_view text)
{
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = 0; at < text.size();) {
        std::vector<std::string> row;
        for (bool more = true; more;) {
            std::string cell;
            if (at < text.size() && text[at] == '"') {
                for (++at; at < text.size(); ++at) {
                    if (text[at] == '"' && text.substr(at, 2) != "\"\"")
                        break;
                    at += text[at] == '"' ? 1 : 0;
                    cell += text[at];
                }
                require(at < text.size(), "a quoted cell ends", text);
                ++at;
            } else {
                while (at < text.size() && text[at] != ',' && text[at] != '\r' && text[at] != '\n') {
                    require(text[at] != '"', "a quote stands only in quotes", text);
                    cell += text[at++];
                }
            }
            row.push_back(std::move(cell));
            more = at < text.size() && text[at] == ',';
            at += more ? 1 : 0;
        }
        require(text.substr(at, 2) == "\r\n", "a line ends in CR LF", text);
        at += 2;
        rows.push_back(std::move(row));
    }
    return rows;
}

bool runsAsFormula(std::string_view cell)
{
    return !cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos;
}

} // namespace

void readCsv(std::string_view input)
{
    std::vector<std::vector<std::string>> rows(1);
    rows.back().emplace_back();
    for (const char c : input) {
        if (c == '\x01')
            rows.back().emplace_back();
        else if (c == '\x02')
            rows.push_back({std::string()});
        else
            rows.back().back() += c;
    }
    std::string file;
    for (const auto &row : rows)
        file += csvLine(row);
    const auto read = readLines(file);
    require(read.size() == rows.size(), "as many lines as were written", file);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        require(read[row].size() == rows[row].size(), "as many cells as were written", file);
        for (std::size_t i = 0; i < rows[row].size(); ++i) {
            const std::string &cell = read[row][i];
            require(!runsAsFormula(cell), "no cell runs as a formula", cell);
            require(cell == rows[row][i] || cell == "'" + rows[row][i], "what is written can be read", cell);
            require(cell == rows[row][i] || runsAsFormula(rows[row][i]), "only formulas are marked", cell);
        }
    }
}

} // namespace llm0::fuzz
