#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace llm0::ui {

/// What may stand at the cursor of a filter, and the stretch of text that it would replace.
struct FilterCompletion {
    qsizetype at = 0;
    qsizetype length = 0;
    QStringList choices; ///< whole words, "customer:acme"
};

/// Pure. `known` holds the values seen so far by key.
FilterCompletion completeFilter(const QString &text, qsizetype cursor,
                                const QHash<QString, QStringList> &known);

} // namespace llm0::ui
