#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace llm0::test {

/// A labelled pair of tests/fixtures/questions*.tsv.
struct QuestionPair {
    std::string kind;
    bool same = false;
    std::string left, right;
    std::string leftSystem, rightSystem;
};

inline std::vector<std::vector<std::string>> readRows(const std::string &name)
{
    std::vector<std::vector<std::string>> rows;
    std::ifstream file(std::string(LLM0_SOURCE_DIR "/tests/fixtures/") + name);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        std::vector<std::string> cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, '\t');) {
            for (auto at = cell.find("\\n"); at != std::string::npos; at = cell.find("\\n"))
                cell.replace(at, 2, "\n");
            cells.push_back(cell);
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

inline std::vector<QuestionPair> readQuestionPairs(const std::string &name)
{
    std::vector<QuestionPair> pairs;
    for (const auto &row : readRows(name)) {
        QuestionPair pair{row.at(0), row.at(1) == "same", row.at(2), row.at(3), {}, {}};
        if (row.size() == 6) {
            pair.leftSystem = row[4];
            pair.rightSystem = row[5];
        }
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

/// Cosines × 10,000 of the pairs of `name`, in their order.
inline std::vector<int> readCosines(const std::string &file, const std::string &name)
{
    std::vector<int> cosines;
    for (const auto &row : readRows(file)) {
        if (row.at(0) == name)
            cosines.push_back(std::stoi(row.at(2)));
    }
    return cosines;
}

} // namespace llm0::test
