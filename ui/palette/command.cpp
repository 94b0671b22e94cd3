#include "palette/command.h"

#include <algorithm>

namespace llm0::ui {
namespace {

constexpr int atStart = 8;
constexpr int atWord = 4;
constexpr int inside = 2;
constexpr int inHiddenWords = 1;

int fitOfWord(const Command &command, const QString &word)
{
    const qsizetype at = command.text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at == 0)
        return atStart;
    if (at > 0)
        return command.text.at(at - 1).isLetterOrNumber() ? inside : atWord;
    const bool hidden =
        command.words.contains(word, Qt::CaseInsensitive) || command.kind.contains(word, Qt::CaseInsensitive);
    return hidden ? inHiddenWords : 0;
}

} // namespace

int fitOf(const Command &command, const QString &wanted)
{
    int sum = 1;
    for (const QString &word : wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int fit = fitOfWord(command, word);
        if (fit == 0)
            return 0;
        sum += fit;
    }
    return sum;
}

QList<Command> bestOf(const QList<Command> &commands, const QString &wanted, int most)
{
    QList<std::pair<int, qsizetype>> ranked;
    for (qsizetype i = 0; i < commands.size(); ++i) {
        if (const int fit = fitOf(commands.at(i), wanted); fit > 0)
            ranked.append({fit, i});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<Command> out;
    for (const auto &[fit, index] : ranked.mid(0, most))
        out.append(commands.at(index));
    return out;
}

} // namespace llm0::ui
