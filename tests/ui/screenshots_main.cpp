// Draws every page and dialog, light and dark, wide and small, into a folder, to be looked at:
// llm0-ui-shots FOLDER [ADMIN_URL TOKEN [LANGUAGE]]; without an address with made-up figures. On a gateway
// that has no key yet it draws the first run. QT_SCALE_FACTOR=2 draws at 2×.
#include "desktop/language.h"
#include "dialogs/capsdialog.h"
#include "dialogs/newkeydialog.h"
#include "dialogs/quitdialog.h"
#include "firstrun/firstrundialog.h"
#include "guardicon.h"
#include "mainwindow.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "ui/madeupfigures.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QStandardPaths>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int loadMs = 900;
constexpr int settleMs = 250;

class Shots
{
public:
    Shots(QString folder, QString tail) : m_folder(std::move(folder)), m_tail(std::move(tail)) {}

    void take(QWidget &widget, const QString &name, int waitMs = settleMs)
    {
        QTest::qWait(waitMs);
        widget.grab().save(m_folder + u'/' + name + m_tail);
    }

private:
    QString m_folder, m_tail;
};

/// The first row of a page's table, so that what explains it is filled.
void chooseFirst(QWidget &page)
{
    for (QAbstractItemView *view : page.findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || !view->model() || view->model()->rowCount() == 0)
            continue;
        view->setCurrentIndex(view->model()->index(0, 0));
        return;
    }
}

void takePages(MainWindow &window, Shots &shots, const QString &prefix)
{
    for (const QString &id : window.pageIds()) {
        window.showPage(id);
        QTest::qWait(loadMs);
        chooseFirst(*window.page(id));
        shots.take(window, prefix + id, loadMs / 2);
    }
}

void takeDialogs(MainWindow &window, Shots &shots)
{
    window.findChild<QPushButton *>(u"openPalette"_s)->click();
    auto *edit = window.findChild<QLineEdit *>(u"paletteEdit"_s);
    QTest::keyClicks(edit, u"acm"_s);
    shots.take(window, u"palette"_s, loadMs);
    QTest::keyClick(edit, Qt::Key_Escape);

    window.link().pause(u"15m"_s);
    QTest::qWait(loadMs);
    window.askToResume();
    shots.take(window, u"paused"_s);
    if (auto *dialog = window.findChild<QDialog *>(u"resumeDialog"_s)) {
        shots.take(*dialog, u"resume"_s);
        window.findChild<QPushButton *>(u"confirmResume"_s)->click();
        QTest::qWait(loadMs);
    }
    NewKeyDialog key(window.link().client(), {}, u"http://localhost:8080/v1"_s);
    key.show();
    shots.take(key, u"newkey"_s);
    CapsDialog caps(window.link().client(), u"shop-assistant"_s, u"/settings"_s, {});
    caps.show();
    shots.take(caps, u"caps"_s);
    QuitDialog quit({{u"web-1"_s, u"zendesk"_s, u"indexer"_s}, 2});
    quit.show();
    shots.take(quit, u"quit"_s);
}

/// True when there was a first run to draw.
bool takeFirstRun(MainWindow &window, Shots &shots)
{
    FirstRunDialog *wizard = nullptr;
    if (!QTest::qWaitFor([&] { return (wizard = window.findChild<FirstRunDialog *>()) != nullptr; }, 2000))
        return false;
    auto *next = wizard->findChild<QPushButton *>(u"firstRunNext"_s);
    shots.take(*wizard, u"firstrun-1-protect"_s, loadMs);
    next->click();
    shots.take(*wizard, u"firstrun-2-prove"_s, loadMs);
    next->click();
    shots.take(*wizard, u"firstrun-3-proved"_s, 2 * loadMs);
    next->click();
    shots.take(*wizard, u"firstrun-4-connect"_s, loadMs);
    return true;
}

void takeTrayIcons(const QString &folder)
{
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

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QStringList arguments = app.arguments();
    const QString folder = arguments.value(1, u"/tmp/ui-shots"_s);
    QDir().mkpath(folder);
    applyLanguage(app, arguments.value(4, u"en"_s));
    FakeAdmin fake;
    scriptShop(fake);
    const bool live = arguments.size() > 3;
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        applyTheme(app, scheme);
        Shots shots(folder, scheme == Scheme::Light ? u"-light.png"_s : u"-dark.png"_s);
        MainWindow window(live ? QUrl(arguments.at(2)) : fake.url(), live ? arguments.at(3) : u"token"_s);
        window.resize(1280, 800);
        window.show();
        if (takeFirstRun(window, shots))
            return 0;
        takePages(window, shots, {});
        takeDialogs(window, shots);
        window.resize(960, 640);
        takePages(window, shots, u"small-"_s);
    }
    takeTrayIcons(folder);
    return 0;
}
