#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace llm0::ui {

class LastChange;

/// "Cap of acme set to $5.00 a day · Undo", for ten seconds above the status bar.
class UndoNote : public QFrame
{
    Q_OBJECT

public:
    UndoNote(LastChange &change, QWidget *parent);

private:
    void showChange();

    LastChange &m_change;
    QLabel *m_text;
    QPushButton *m_undo;
    QTimer m_away;
};

} // namespace llm0::ui
