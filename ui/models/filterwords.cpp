#include "models/filterwords.h"

namespace llm0::ui {
namespace {

/// Reads the value that begins at `at` and moves `at` behind it.
QString takeValue(const QString &text, qsizetype &at, bool &closed)
{
    QString value;
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
            continue;
        }
        if (!quoted && c.isSpace())
            break;
        value += c;
    }
    closed = !quoted;
    return value;
}

} // namespace

QList<FilterWord> filterWords(const QString &text)
{
    QList<FilterWord> words;
    for (qsizetype at = 0; at < text.size();) {
        if (text.at(at).isSpace()) {
            ++at;
            continue;
        }
        FilterWord word;
        word.at = at;
        const QString whole = takeValue(text, at, word.closed);
        word.length = at - word.at;
        const qsizetype colon = whole.indexOf(QLatin1Char(':'));
        if (colon > 0)
            word.key = whole.left(colon).toLower();
        word.value = colon > 0 ? whole.mid(colon + 1) : whole;
        words.append(word);
    }
    return words;
}

} // namespace llm0::ui
