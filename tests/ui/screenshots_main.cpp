// Draws every page, light and dark, into the folder named on the command line:
// llm0-ui-shots FOLDER [ADMIN_URL TOKEN]; without an address with made-up figures.
#include "dialogs/capsdialog.h"
#include "dialogs/newkeydialog.h"
#include "guardicon.h"
#include "mainwindow.h"
#include "sidebar.h"
#include "theme/theme.h"
#include "trayicon.h"
#include "ui/madeupfigures.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"/tmp/ui-shots"_s;
    QDir().mkpath(folder);
    FakeAdmin fake;
    scriptShop(fake);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        applyTheme(app, scheme);
        const QString tail = scheme == Scheme::Light ? u"-light.png"_s : u"-dark.png"_s;
        MainWindow window(argc > 3 ? QUrl(QString::fromLocal8Bit(argv[2])) : fake.url(),
                          argc > 3 ? QString::fromLocal8Bit(argv[3]) : u"token"_s);
        window.show();
        for (const QString &page :
             {u"overview"_s, u"customers"_s, u"keys"_s, u"requests"_s, u"providers"_s, u"settings"_s}) {
            window.showPage(page);
            QTest::qWait(500);
            window.grab().save(folder + u'/' + page + tail);
        }
        window.showPage(u"requests"_s);
        window.findChild<QTableView *>(u"requestsTable"_s)->selectRow(1);
        QTest::qWait(200);
        window.grab().save(folder + u"/requests-answered"_s + tail);
        window.findChild<QPushButton *>(u"openPalette"_s)->click();
        QTest::keyClicks(window.findChild<QLineEdit *>(u"paletteEdit"_s), u"acm"_s);
        QTest::qWait(600);
        window.grab().save(folder + u"/palette"_s + tail);
        QTest::keyClick(window.findChild<QLineEdit *>(u"paletteEdit"_s), Qt::Key_Escape);
        window.link().pause(u"15m"_s);
        QTest::qWait(1200);
        window.askToResume();
        QTest::qWait(300);
        window.grab().save(folder + u"/paused"_s + tail);
        if (auto *dialog = window.findChild<QDialog *>(u"resumeDialog"_s)) {
            dialog->grab().save(folder + u"/resume"_s + tail);
            window.findChild<QPushButton *>(u"confirmResume"_s)->click();
            QTest::qWait(1200);
        }
        applyTheme(app, scheme == Scheme::Light ? Scheme::Dark : Scheme::Light);
        for (const QString &page : {u"overview"_s, u"customers"_s, u"settings"_s}) {
            window.showPage(page);
            QTest::qWait(200);
            window.grab().save(folder + u"/switched-from"_s + tail.chopped(4) + u'-' + page + u".png"_s);
        }
        applyTheme(app, scheme);
        window.resize(960, 640);
        for (const QString &page :
             {u"overview"_s, u"customers"_s, u"keys"_s, u"requests"_s, u"providers"_s}) {
            window.showPage(page);
            QTest::qWait(200);
            window.grab().save(folder + u"/small-"_s + page + tail);
        }
        NewKeyDialog dialog(window.link().client(), {}, u"http://localhost:8080/v1"_s);
        dialog.show();
        QTest::qWait(50);
        dialog.grab().save(folder + u"/newkey"_s + tail);
        QPixmap icons(490, 100);
        icons.fill(Qt::gray);
        QPainter painter(&icons);
        int x = 10;
        for (const GuardState state : {GuardState::Guarding, GuardState::Review, GuardState::Blocking,
                                       GuardState::Paused, GuardState::Down}) {
            painter.drawPixmap(x, 18, guardIcon(state).pixmap(64));
            painter.drawPixmap(x + 66, 18, guardIcon(state).pixmap(22));
            painter.drawPixmap(x + 66, 60, guardIcon(state).pixmap(16));
            x += 95;
        }
        painter.end();
        icons.save(folder + u"/tray.png"_s);
    }
    return 0;
}
