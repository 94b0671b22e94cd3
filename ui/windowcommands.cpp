#include "windowcommands.h"

#include "client/guardstate.h"
#include "mainwindow.h"
#include "pages/page.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString action()
{
    return QCoreApplication::translate("WindowCommands", "Action");
}

void addPages(QList<Command> &out, MainWindow &window)
{
    const QStringList ids = window.pageIds();
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const QString keys = i < 9 ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + static_cast<int>(i)))
                                         .toString(QKeySequence::NativeText)
                                   : QString();
        out.append({window.page(ids.at(i))->title(), QCoreApplication::translate("WindowCommands", "Page"),
                    ids.at(i), keys, ids.at(i), [&window, id = ids.at(i)] { window.showPage(id); }});
    }
    for (const QString &id : ids)
        out.append(window.page(id)->commands());
}

void addPause(QList<Command> &out, MainWindow &window)
{
    GatewayLink &link = window.link();
    const QString keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X).toString(QKeySequence::NativeText);
    if (link.status().paused) {
        out.append({QCoreApplication::translate("WindowCommands", "Resume spend…"), action(), u"play"_s, keys,
                    u"pause"_s, [&window] { window.askToResume(); }});
        return;
    }
    const auto pause = [&](const QString &text, const QString &length, bool everything, const QString &k) {
        out.append({text, action(), u"pause"_s, k, u"stop"_s,
                    [&link, length, everything] { link.pause(length, everything); }});
    };
    pause(QCoreApplication::translate("WindowCommands", "Pause spend until resumed"), {}, false, keys);
    pause(QCoreApplication::translate("WindowCommands", "Pause spend for 15 minutes"), u"15m"_s, false, {});
    pause(QCoreApplication::translate("WindowCommands", "Pause spend for 1 hour"), u"1h"_s, false, {});
    pause(QCoreApplication::translate("WindowCommands", "Pause spend until tomorrow"), u"tomorrow"_s, false,
          {});
    pause(QCoreApplication::translate("WindowCommands", "Pause everything, local models too"), {}, true, {});
}

void addWindow(QList<Command> &out, MainWindow &window)
{
    out.append(
        {QCoreApplication::translate("WindowCommands", "Copy the endpoint for apps"),
         action(),
         u"copy"_s,
         {},
         u"base_url address"_s,
         [&window] { QGuiApplication::clipboard()->setText(listenUrl(window.link().status()) + u"/v1"_s); }});
    out.append({QCoreApplication::translate("WindowCommands", "Set up an app step by step"),
                action(),
                u"shield"_s,
                {},
                u"first run wizard"_s,
                [&window] { window.openFirstRun(); }});
    if (window.link().lastChange().canUndo())
        out.append(
            {QCoreApplication::translate("WindowCommands", "Undo: %1").arg(window.link().lastChange().what()),
             action(),
             u"undo"_s,
             QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText),
             {},
             [&window] { window.link().lastChange().undo(); }});
    out.append({QCoreApplication::translate("WindowCommands", "Use the light theme"),
                action(),
                u"theme"_s,
                {},
                {},
                [] { chooseScheme(*qApp, Scheme::Light); }});
    out.append({QCoreApplication::translate("WindowCommands", "Use the dark theme"),
                action(),
                u"theme"_s,
                {},
                {},
                [] { chooseScheme(*qApp, Scheme::Dark); }});
    out.append({QCoreApplication::translate("WindowCommands", "Follow the desktop's theme"),
                action(),
                u"theme"_s,
                {},
                {},
                [] { chooseScheme(*qApp, Scheme::System); }});
    out.append({QCoreApplication::translate("WindowCommands", "Quit LLM0"),
                action(),
                u"quit"_s,
                QKeySequence(QKeySequence::Quit).toString(QKeySequence::NativeText),
                {},
                [&window] { Q_EMIT window.quitRequested(); }});
}

} // namespace

QList<Command> windowCommands(MainWindow &window)
{
    QList<Command> out;
    addPages(out, window);
    addPause(out, window);
    addWindow(out, window);
    return out;
}

} // namespace llm0::ui
