#pragma once

#include <QList>
#include <QString>

namespace llm0::ui {

/// One `key:value` of a filter and where it stands.
struct FilterWord {
    qsizetype at = 0;
    qsizetype length = 0;
    QString key;        ///< lower case; empty when the word has no colon
    QString value;      ///< without its quotes
    bool closed = true; ///< false: a quote was opened and not closed
};

/// Cuts a filter into its words. Pure.
QList<FilterWord> filterWords(const QString &text);

} // namespace llm0::ui
