#include "headerbar.h"

#include "client/cachedto.h"
#include "format/days.h"
#include "format/format.h"
#include "guardpill.h"
#include "pausemenu.h"

#include <QBoxLayout>
#include <QEvent>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int savedEveryMs = 10 * 60 * 1000;
constexpr int roomForSaved = 1160;
constexpr int roomForSearchField = 1060;

} // namespace

HeaderBar::HeaderBar(GatewayLink &link, QWidget *parent)
    : QFrame(parent)
    , m_link(link)
    , m_guard(new GuardPill(this))
    , m_search(new QPushButton(this))
    , m_pause(button(tr("Pause spend"), "blocking", this))
    , m_pauseFor(button({}, "blocking", this))
{
    setObjectName(u"header"_s);
    setFixedHeight(48);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(20);
    row->addWidget(m_guard);
    QWidget *box = nullptr;
    m_left = addFigure(*row, box, tr("Can still spend today"));
    m_spent = addFigure(*row, box, tr("Spent today"));
    m_saved = addFigure(*row, m_savedBox, tr("Saved by cache, 30 days"));
    m_saved->setRole(Role::Good);
    m_savedBox->hide();
    row->addStretch();
    buildSearch(*row);
    buildPause(*row);
    m_savedTimer.setInterval(savedEveryMs);
    connect(&m_savedTimer, &QTimer::timeout, this, &HeaderBar::loadSaved);
    connect(&link, &GatewayLink::connectionChanged, this, &HeaderBar::loadSaved);
    showStatus();
}

FigureLabel *HeaderBar::addFigure(QHBoxLayout &row, QWidget *&box, const QString &caption)
{
    box = new QWidget(this);
    auto *figure = new FigureLabel(FontKind::Strong, Qt::AlignLeft, box);
    auto *column = new QVBoxLayout(box);
    column->setSpacing(0);
    column->setContentsMargins(0, 6, 0, 5);
    column->addWidget(plainLabel(caption, FontKind::Caption, "secondary", box));
    column->addWidget(figure);
    row.addWidget(box);
    return figure;
}

/// Looks like a field, opens the palette.
void HeaderBar::buildSearch(QHBoxLayout &row)
{
    m_search->setObjectName(u"openPalette"_s);
    m_search->setProperty("kind", u"search"_s);
    m_search->setAccessibleName(tr("Search or run…"));
    m_search->setToolTip(tr("Pages, customers, keys and actions (Ctrl+K)"));
    m_search->setCursor(Qt::IBeamCursor);
    m_search->setFocusPolicy(Qt::TabFocus);
    auto *inner = new QHBoxLayout(m_search);
    inner->setContentsMargins(34, 0, 10, 0);
    auto *word = plainLabel(tr("Search or run…"), FontKind::Body, "secondary", m_search);
    auto *keys = plainLabel(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText),
                            FontKind::Caption, "secondary", m_search);
    word->setObjectName(u"searchWord"_s);
    for (QLabel *label : {word, keys})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    inner->addWidget(word);
    inner->addStretch();
    inner->addWidget(keys);
    row.addWidget(m_search);
    connect(m_search, &QPushButton::clicked, this, &HeaderBar::searchWanted);
}

void HeaderBar::buildPause(QHBoxLayout &row)
{
    auto *pause = new QHBoxLayout;
    pause->setSpacing(4);
    pause->addWidget(m_pause);
    pause->addWidget(m_pauseFor);
    row.addLayout(pause);
    m_pause->setObjectName(u"pauseSpend"_s);
    m_pause->setToolTip(tr("Refuse every paid call at once (Ctrl+Shift+X). Cache and local models go on."));
    m_pauseFor->setObjectName(u"pauseFor"_s);
    m_pauseFor->setAccessibleName(tr("Pause for…"));
    m_pauseFor->setToolTip(tr("Pause for a while, or everything"));
    m_pauseFor->setProperty("narrow", true);
    m_pauseFor->setFixedWidth(28);
    auto *menu = new QMenu(m_pauseFor);
    fillPauseMenu(*menu, m_link);
    m_pauseFor->setMenu(menu);
    connect(m_pause, &QPushButton::clicked, this, &HeaderBar::pressPause);
}

void HeaderBar::pressPause()
{
    if (m_link.status().paused)
        Q_EMIT resumeWanted();
    else
        m_link.pause({});
}

void HeaderBar::showStatus()
{
    const Status &status = m_link.status();
    const GuardState state = guardStateOf(m_link);
    m_guard->showState(state, listenAddress(status));
    const bool known = m_link.hasStatus();
    m_left->setText(!known ? u"–"_s : status.canStillSpend ? money(*status.canStillSpend) : tr("∞ uncapped"));
    m_left->setRole(known && !status.canStillSpend ? Role::Warning : Role::Text);
    showSaved();
    m_spent->setText(known ? money(status.spentToday) : u"–"_s);
    const bool paused = state == GuardState::Paused;
    m_pause->setText(paused ? tr("Resume spend…") : tr("Pause spend"));
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setIcon(icon(paused ? u"play"_s : u"pause"_s, Role::Blocking, palette()));
    m_pause->setEnabled(state != GuardState::Down);
    m_pauseFor->setVisible(!paused);
    m_pauseFor->setEnabled(state != GuardState::Down);
    m_pauseFor->setIcon(icon(u"chevron"_s, Role::Blocking, palette()));
    m_search->setIcon(icon(u"search"_s, Role::Secondary, palette()));
}

void HeaderBar::showSaved()
{
    const MaybeAmount &saved = m_link.savedByCache();
    m_hasSaved = saved && saved->nano > 0;
    m_saved->setText(saved ? money(*saved) : QString());
    giveWay();
}

/// What caches saved is a slow figure: asked at the start and every ten minutes.
void HeaderBar::loadSaved()
{
    if (!m_link.connected())
        return;
    m_savedTimer.start();
    m_link.client().get(u"/cache"_s, savingsQuery(today(m_link.zone()), savedDays), this,
                        [this](const Answer &answer) {
                            if (answer.ok)
                                m_link.setSavedByCache(amountOf(answer.body, u"saved"_s));
                        });
}

/// In a narrow window, or with long words, the saved figure goes, and the search becomes a button.
void HeaderBar::giveWay()
{
    const auto fits = [this] { return layout()->minimumSize().width() <= width(); };
    m_savedBox->setVisible(m_hasSaved && width() >= roomForSaved);
    showSearchField(width() >= roomForSearchField);
    if (!fits())
        m_savedBox->hide();
    if (!fits())
        showSearchField(false);
}

void HeaderBar::showSearchField(bool field)
{
    for (QLabel *label : m_search->findChildren<QLabel *>())
        label->setVisible(field);
    m_search->setFixedWidth(field ? std::max(232, m_search->layout()->sizeHint().width()) : 38);
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    giveWay();
}

void HeaderBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showStatus();
}

} // namespace llm0::ui
