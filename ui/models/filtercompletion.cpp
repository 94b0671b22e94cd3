#include "models/filtercompletion.h"

#include "models/filterwords.h"
#include "models/requestfilter.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qsizetype mostChoices = 12;

QStringList usedKeys(const QList<FilterWord> &words, const FilterWord &except)
{
    QStringList used;
    for (const FilterWord &word : words)
        if (word.at != except.at)
            used.append(word.key);
    return used;
}

QStringList keysFrom(const QString &begun, const QStringList &used)
{
    QStringList choices;
    for (const QString &key : filterKeys())
        if (key.startsWith(begun, Qt::CaseInsensitive) && !used.contains(key))
            choices.append(key + u':');
    return choices;
}

QStringList valuesFrom(const FilterWord &word, const QStringList &known)
{
    QStringList choices;
    for (const QString &value : fixedFilterValues(word.key) + known) {
        if (choices.size() == mostChoices)
            break;
        const QString choice = word.key + u':' + filterValue(value);
        if (value.contains(word.value, Qt::CaseInsensitive) && value != word.value
            && !choices.contains(choice))
            choices.append(choice);
    }
    return choices;
}

} // namespace

FilterCompletion completeFilter(const QString &text, qsizetype cursor,
                                const QHash<QString, QStringList> &known)
{
    const QList<FilterWord> words = filterWords(text);
    FilterWord here;
    here.at = cursor;
    for (const FilterWord &word : words)
        if (cursor > word.at && cursor <= word.at + word.length)
            here = word;
    FilterCompletion completion{here.at, here.length, {}};
    completion.choices = here.key.isEmpty() ? keysFrom(here.value, usedKeys(words, here))
                                            : valuesFrom(here, known.value(here.key));
    return completion;
}

} // namespace llm0::ui
