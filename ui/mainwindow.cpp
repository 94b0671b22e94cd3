#include "mainwindow.h"

#include "dialogs/resumedialog.h"
#include "firstrun/firstrundialog.h"
#include "format/format.h"
#include "headerbar.h"
#include "pages/page.h"
#include "pages/pageregistry.h"
#include "palette/commandpalette.h"
#include "panewalk.h"
#include "sidebar.h"
#include "statusline.h"
#include "undonote.h"
#include "windowcommands.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {

MainWindow::MainWindow(const QUrl &adminUrl, const QString &token, QWidget *parent)
    : QMainWindow(parent)
    , m_link(adminUrl, token)
    , m_attention(m_link)
    , m_header(new HeaderBar(m_link, this))
    , m_sidebar(new SideBar(this))
    , m_stack(new QStackedWidget(this))
    , m_statusLine(new StatusLine(m_link, this))
    , m_banner(new ErrorBanner(this))
{
    setWindowTitle(u"LLM0"_s);
    setMinimumSize(960, 640);
    resize(1280, 800);
    restoreGeometry(QSettings().value(u"window/geometry"_s).toByteArray());

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    m_banner->setContentsMargins(8, 0, 8, 0);
    right->addWidget(m_banner);
    right->addWidget(m_stack, 1);
    right->addWidget(new UndoNote(m_link.lastChange(), this));
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_sidebar);
    middle->addLayout(right, 1);
    auto *frame = new QWidget(this);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(middle, 1);
    column->addWidget(m_statusLine);
    setCentralWidget(frame);

    buildPages();
    m_palette = new CommandPalette(m_link, frame);
    buildShortcuts();
    connect(m_palette, &CommandPalette::itemWanted, this, &MainWindow::showItem);
    connect(m_header, &HeaderBar::searchWanted, this, [this] { m_palette->open(windowCommands(*this)); });
    connect(m_header, &HeaderBar::resumeWanted, this, &MainWindow::askToResume);
    connect(&m_link, &GatewayLink::statusChanged, this, &MainWindow::showStatus);
    connect(&m_link, &GatewayLink::connectionChanged, this, &MainWindow::showStatus);
    connect(&m_link, &GatewayLink::actionFailed, this,
            [this](const ApiError &error) { m_banner->showNote(error.message); });
    connect(&m_attention, &Attention::changed, this, &MainWindow::showBadges);
    connect(m_banner, &ErrorBanner::retry, &m_link, &GatewayLink::refreshStatus);
    connect(m_sidebar, &SideBar::selected, this, &MainWindow::showPage);
    showPage(u"overview"_s);
    m_link.start();
}

void MainWindow::buildPages()
{
    for (const PageEntry &entry : pageRegistry()) {
        Page *page = entry.make(m_link, this);
        m_pages.insert(entry.id, page);
        m_stack->addWidget(page);
        if (entry.ruleBefore)
            m_sidebar->addRule();
        m_sidebar->addPage(entry.id, page->title());
        connect(page, &Page::pageWanted, this, &MainWindow::showPage);
        connect(page, &Page::itemWanted, this, &MainWindow::showItem);
        connect(page, &Page::badgeChanged, m_sidebar, &SideBar::setBadge);
    }
    m_sidebar->finish();
}

void MainWindow::buildShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    for (int i = 0; i < std::min<qsizetype>(m_sidebar->ids().size(), 9); ++i)
        on(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), [this, i] { showPage(m_sidebar->ids().at(i)); });
    on(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { page(currentPage())->focusFilter(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { page(currentPage())->exportShown(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_T), [this] { page(currentPage())->toggleChartAndTable(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { m_link.lastChange().undo(); });
    on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), [this] { m_header->pauseButton()->click(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { m_palette->open(windowCommands(*this)); });
    on(QKeySequence(Qt::Key_F6), [this] { focusNextPane(panes(), false); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { focusNextPane(panes(), true); });
    on(QKeySequence(QKeySequence::Quit), [this] { Q_EMIT quitRequested(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showPage(u"settings"_s); });
    on(QKeySequence(Qt::Key_F5), [this] {
        m_link.refreshStatus();
        page(currentPage())->refresh();
    });
}

void MainWindow::showPage(const QString &id)
{
    if (!m_pages.contains(id))
        return;
    m_sidebar->select(id);
    m_stack->setCurrentWidget(m_pages.value(id));
    m_pages.value(id)->setFocus();
}

void MainWindow::showItem(const QString &id, const QString &item)
{
    showPage(id);
    if (Page *page = m_pages.value(id))
        page->showItem(item);
}

void MainWindow::openFirstRun()
{
    if (!findChild<FirstRunDialog *>())
        (new FirstRunDialog(m_link, this))->open();
}

/// Once, when the gateway first answers.
void MainWindow::askWhetherFresh()
{
    if (m_askedWhetherFresh || !m_link.connected() || listenUrl(m_link.status()).isEmpty())
        return;
    m_askedWhetherFresh = true;
    FirstRunDialog::whenFresh(m_link, this, [this] { openFirstRun(); });
}

void MainWindow::askToResume()
{
    if (m_link.status().paused && !findChild<ResumeDialog *>())
        (new ResumeDialog(m_link, this))->open();
}

QList<QWidget *> MainWindow::panes() const
{
    return QList<QWidget *>{m_sidebar} + page(currentPage())->panes() + QList<QWidget *>{m_header};
}

QStringList MainWindow::pageIds() const
{
    return m_sidebar->ids();
}

QString MainWindow::currentPage() const
{
    return m_pages.key(static_cast<Page *>(m_stack->currentWidget()));
}

Page *MainWindow::page(const QString &id) const
{
    return m_pages.value(id);
}

void MainWindow::showStatus()
{
    m_header->showStatus();
    m_statusLine->showStatus();
    askWhetherFresh();
}

void MainWindow::showBadges()
{
    m_sidebar->setBadge(u"customers"_s, m_attention.countOf(u"customer"_s));
    m_sidebar->setBadge(u"providers"_s, m_attention.countOf(u"model"_s));
    m_sidebar->setBadge(u"keys"_s, m_attention.countOf(u"key"_s));
}

void MainWindow::tell(const Notification &note)
{
    m_banner->showNote(note.title + u". "_s + note.text);
}

void MainWindow::bringUp()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::rememberPlace() const
{
    QSettings().setValue(u"window/geometry"_s, saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // quitting is decided by whoever hears the request
    if (!m_trayPresent || QSettings().value(u"window/closing"_s).toString() == u"quit"_s) {
        Q_EMIT quitRequested();
        return;
    }
    rememberPlace();
    hide();
    QSettings settings;
    if (!settings.value(u"window/close_explained"_s).toBool()) {
        settings.setValue(u"window/close_explained"_s, true);
        Q_EMIT hiddenToTrayFirstTime();
    }
}

} // namespace llm0::ui
