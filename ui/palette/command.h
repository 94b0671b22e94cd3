#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace llm0::ui {

/// One thing the palette can do or go to.
struct Command {
    QString text;     ///< plain; may be a customer's name
    QString kind;     ///< "Page", "Customer", "Action"…, as shown
    QString iconName; ///< one of resources/icons
    QString shortcut; ///< as shown; empty: none
    QString words;    ///< more to be found by, not shown
    std::function<void()> run;
};

/// How well `wanted` fits: every word must occur; beginnings count more than middles. 0: not at all.
int fitOf(const Command &command, const QString &wanted);

/// The best first, at most `most`; with nothing wanted the first ones as they stand.
QList<Command> bestOf(const QList<Command> &commands, const QString &wanted, int most);

} // namespace llm0::ui
