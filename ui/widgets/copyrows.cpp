#include "widgets/copyrows.h"

#include "widgets/cells.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <map>

namespace llm0::ui {
namespace {

QString cellText(const QModelIndex &index)
{
    const QVariant exact = index.data(CellRole::Exact);
    if (exact.isValid())
        return exact.toString();
    QString text = index.data().toString();
    text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    const bool acts = !text.isEmpty() && QStringLiteral("=+-@").contains(text.front());
    return acts ? QLatin1Char('\'') + text : text;
}

} // namespace

QString chosenRows(const QAbstractItemView &view)
{
    std::map<int, std::map<int, QString>> rows; // by where they stand
    const QModelIndexList chosen =
        view.selectionModel() ? view.selectionModel()->selectedIndexes() : QModelIndexList();
    for (const QModelIndex &index : chosen) {
        const QRect place = view.visualRect(index);
        if (!place.isEmpty()) // of a hidden column
            rows[place.top()][place.left()] = cellText(index);
    }
    QStringList lines;
    for (const auto &[top, cells] : rows) {
        QStringList line;
        for (const auto &[left, text] : cells)
            line.append(text);
        lines.append(line.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

bool copiesRows(const QAbstractItemView &view, const QKeyEvent &key)
{
    if (!key.matches(QKeySequence::Copy))
        return false;
    const QString rows = chosenRows(view);
    if (rows.isEmpty())
        return false;
    QGuiApplication::clipboard()->setText(rows);
    return true;
}

} // namespace llm0::ui
