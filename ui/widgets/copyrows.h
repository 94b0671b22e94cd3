#pragma once

#include <QString>

class QAbstractItemView;
class QKeyEvent;

namespace llm0::ui {

/// What is chosen in the view as a spreadsheet takes it: a line for each row, a tab between cells, amounts
/// with all their digits. A text that a spreadsheet would run is copied as text.
QString chosenRows(const QAbstractItemView &view);
/// True when the key was the one for copying and something was chosen: it is on the clipboard.
bool copiesRows(const QAbstractItemView &view, const QKeyEvent &key);

} // namespace llm0::ui
