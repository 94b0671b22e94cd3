#include "pages/cachepage.h"

#include "charts/daybars.h"
#include "format/days.h"
#include "format/format.h"
#include "models/cachemodel.h"
#include "pages/semanticreview.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QJsonArray>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int freshMs = 1'000;
constexpr int savingsHeight = 210;
constexpr int reviewHeight = 360;

QList<CacheSaving> savingsOf(const Answer &answer, const QString &dimension)
{
    QList<CacheSaving> savings;
    for (const QJsonValue &value : answer.body.value(u"savings"_s).toArray())
        savings.append(CacheSaving::read(value.toObject(), dimension));
    std::stable_sort(savings.begin(), savings.end(),
                     [](const CacheSaving &a, const CacheSaving &b) { return a.saved > b.saved; });
    return savings;
}

QString hitText(const CacheCounters &counters)
{
    const std::int64_t asked = counters.hits + counters.misses;
    if (asked == 0)
        return u"–"_s;
    return CachePage::tr("%1 % hits").arg(counters.hits * 100 / asked);
}

Card *figureCard(const QString &title, FigureLabel *figure, QLabel *note, QWidget *parent)
{
    auto *card = new Card(title, parent);
    card->body()->addWidget(figure);
    card->body()->addWidget(note);
    card->body()->addStretch();
    return card;
}

} // namespace

CachePage::CachePage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Cache & savings"), parent)
    , m_range(new SegmentedControl(tr("Range"), this))
    , m_by(new SegmentedControl(tr("Savings by"), this))
    , m_saved(new FigureLabel(FontKind::BigFigure, Qt::AlignLeft, this))
    , m_savedNote(wrappingLabel({}, "secondary", this))
    , m_exact(new FigureLabel(FontKind::Figure, Qt::AlignLeft, this))
    , m_exactNote(wrappingLabel({}, "secondary", this))
    , m_semantic(new FigureLabel(FontKind::Figure, Qt::AlignLeft, this))
    , m_semanticNote(wrappingLabel({}, "secondary", this))
    , m_bars(new DayBars(tr("Saved by the caches, day by day"), this))
    , m_days(new QStackedWidget(this))
    , m_dayRows(new CacheSavingsModel(tr("Day"), this))
    , m_groups(new CacheSavingsModel(tr("Name"), this))
    , m_dayTable(new Table(tr("Saved by the caches, day by day"), this))
    , m_table(new Table(tr("Saved by the caches"), this))
    , m_review(new SemanticReview(link, this))
{
    buildHead();
    m_saved->setRole(Role::Good);
    auto *area = new QScrollArea(this);
    area->setAccessibleName(tr("Cache & savings"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(buildFigures());
    QWidget *savings = buildSavings();
    savings->setMinimumHeight(savingsHeight);
    column->addWidget(savings, 2);
    m_review->setMinimumHeight(reviewHeight);
    column->addWidget(m_review, 3);
    area->setWidget(inner);
    content()->addWidget(area, 1);
    m_fresh.setSingleShot(true);
    m_fresh.setInterval(freshMs);
    connect(&m_fresh, &QTimer::timeout, this, &CachePage::takeFresh);
    connect(&link, &GatewayLink::requestsSeen, this, &CachePage::lookFor);
    connect(m_review, &SemanticReview::loaded, this, [this](const Answer &answer) {
        if (!answer.ok)
            showFailure(answer.error);
    });
}

void CachePage::buildHead()
{
    m_range->addChoice(u"7"_s, tr("7 d"));
    m_range->addChoice(u"30"_s, tr("30 d"));
    m_range->addChoice(u"90"_s, tr("90 d"));
    m_range->setChoice(u"30"_s);
    head()->addWidget(m_range);
    connect(m_range, &SegmentedControl::chosen, this, &CachePage::refresh);
    m_by->addChoice(u"model"_s, tr("Model"));
    m_by->addChoice(u"customer"_s, tr("Customer"));
    m_by->addChoice(u"project"_s, tr("Project"));
    m_by->setChoice(u"model"_s);
    connect(m_by, &SegmentedControl::chosen, this, &CachePage::loadGroups);
}

QWidget *CachePage::buildFigures()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    m_saved->setObjectName(u"cacheSaved"_s);
    row->addWidget(figureCard(tr("Saved"), m_saved, m_savedNote, this), 1);
    row->addWidget(figureCard(tr("Exact cache"), m_exact, m_exactNote, this), 1);
    row->addWidget(figureCard(tr("Semantic cache"), m_semantic, m_semanticNote, this), 1);
    return box;
}

QWidget *CachePage::buildSavings()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    auto *left = new Card(tr("Saved a day"), this);
    QPushButton *flip = smallButton(tr("Chart or table"));
    flip->setToolTip(u"Ctrl+T"_s);
    connect(flip, &QPushButton::clicked, this, &CachePage::toggleChartAndTable);
    left->addAside(flip);
    m_dayTable->useModel(m_dayRows);
    m_days->addWidget(m_bars);
    m_days->addWidget(m_dayTable);
    m_days->setObjectName(u"cacheDays"_s);
    left->body()->addWidget(m_days, 1);
    auto *right = new Card(tr("By"), this);
    right->addAside(m_by);
    m_table->useModel(m_groups);
    m_table->setObjectName(u"cacheGroups"_s);
    right->body()->addWidget(m_table, 1);
    row->addWidget(left, 1);
    row->addWidget(right, 1);
    return box;
}

void CachePage::toggleChartAndTable()
{
    m_days->setCurrentIndex(1 - m_days->currentIndex());
}

QDate CachePage::today() const
{
    return ui::today(const_cast<CachePage *>(this)->link().zone());
}

QDate CachePage::firstDay() const
{
    return today().addDays(1 - m_range->choice().toInt());
}

QUrlQuery CachePage::rangeQuery(const QString &groupBy) const
{
    return savingsQuery(today(), m_range->choice().toInt(), groupBy);
}

void CachePage::refresh()
{
    loadDays();
    loadGroups();
    m_review->refresh();
}

/// An answer from a cache changes what is on screen.
void CachePage::lookFor(const QList<Request> &requests)
{
    const bool any = std::any_of(requests.begin(), requests.end(), [](const Request &request) {
        return request.cache == u"exact"_s || request.cache == u"semantic"_s;
    });
    if (any && isVisible() && !m_fresh.isActive())
        m_fresh.start();
}

void CachePage::takeFresh()
{
    if (!isVisible())
        return;
    loadDays();
    loadGroups();
    m_review->takeFresh();
}

void CachePage::loadDays()
{
    const int generation = ++m_generation;
    client().get(u"/cache"_s, rangeQuery(u"day"_s), this, [this, generation](const Answer &answer) {
        if (generation != m_generation || !accept(answer))
            return;
        showOverview(CacheOverview::from(answer.body));
        showDays(savingsOf(answer, u"day"_s));
    });
}

void CachePage::loadGroups()
{
    const QString dimension = m_by->choice();
    client().get(u"/cache"_s, rangeQuery(dimension), this, [this, dimension](const Answer &answer) {
        if (answer.ok && dimension == m_by->choice())
            m_groups->setRows(savingsOf(answer, dimension));
    });
}

void CachePage::showOverview(const CacheOverview &view)
{
    m_saved->setText(money(view.saved));
    if (m_range->choice().toInt() == savedDays)
        link().setSavedByCache(view.saved);
    m_savedNote->setText(
        tr("%1 answers from the caches in %2 days").arg(count(view.hits), m_range->choice()));
    m_exact->setText(hitText(view.exact));
    m_exactNote->setText(tr("%1 answers, %2; rate since the gateway started")
                             .arg(count(view.exact.entries), bytes(view.fileBytes)));
    m_semantic->setText(hitText(view.semantic));
    m_semanticNote->setText(
        view.findsParaphrases
            ? tr("%1 questions, compared by %2").arg(count(view.semantic.entries), view.embedder)
            : tr("%1 questions, compared by their words only: give an embedder in Settings to find "
                 "paraphrases")
                  .arg(count(view.semantic.entries)));
}

void CachePage::showDays(const QList<CacheSaving> &days)
{
    QHash<QString, CacheSaving> byDay;
    for (const CacheSaving &saving : days)
        byDay.insert(saving.group, saving);
    QList<DayBars::Day> bars;
    QList<CacheSaving> rows;
    for (QDate day = firstDay(); day <= today(); day = day.addDays(1)) {
        const QString name = day.toString(Qt::ISODate);
        CacheSaving saving = byDay.value(name);
        saving.group = name;
        bars.append({day, saving.saved});
        rows.prepend(saving);
    }
    m_bars->setDays(bars);
    m_dayRows->setRows(rows);
}

} // namespace llm0::ui
