#include "pages/cappanel.h"

#include "charts/replaybars.h"
#include "charts/spendchart.h"
#include "format/format.h"
#include "pages/captexts.h"
#include "pages/spendsteps.h"
#include "widgets/flowrow.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int replayDays = 30;
constexpr int lowPanel = 400;

} // namespace

CapPanel::CapPanel(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_asker(link)
    , m_window(new SegmentedControl(tr("Window of the cap"), this))
    , m_toggle(button(tr("Table"), "link", this))
    , m_chart(new SpendChart(tr("The customer's spend"), this))
    , m_cap(new AmountEdit(tr("Cap in dollars"), this))
    , m_behavior(new SegmentedControl(tr("When the cap is reached"), this))
    , m_bars(new ReplayBars(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    m_window->addChoice(u"day"_s, tr("Day"));
    m_window->addChoice(u"month"_s, tr("Month"));
    row->addWidget(m_window);
    row->addStretch();
    row->addWidget(m_toggle);
    column->addLayout(row);
    column->addWidget(m_chart, 1);
    column->addWidget(makeCapRow());
    column->addWidget(makeHint());
    column->addWidget(m_bars);
    m_chart->setCapEditable(true);
    m_chart->setMinimumHeight(84);
    m_chart->setObjectName(u"capChart"_s);

    connect(m_window, &SegmentedControl::chosen, this, [this] {
        dropDraft();
        loadSteps();
    });
    connect(m_toggle, &QPushButton::clicked, this, &CapPanel::toggleTable);
    connect(m_chart, &SpendChart::draftMoved, this, [this](Amount amount) { setDraft(amount, false); });
    connect(&m_asker, &ReplayAsker::answered, this, &CapPanel::showReplay);
    connect(&m_asker, &ReplayAsker::failed, this,
            [this](const ApiError &error) { m_replay->setText(error.message); });
}

QWidget *CapPanel::makeCapRow()
{
    auto *box = new QWidget(this);
    auto *row = new FlowRow(8, box);
    m_cap->setObjectName(u"capAmount"_s);
    m_cap->setFixedWidth(74);
    m_behavior->addChoice(u"block"_s, tr("Block"));
    m_behavior->addChoice(u"downgrade"_s, tr("Downgrade"));
    m_behavior->addChoice(u"warn"_s, tr("Warn"));
    QLabel *name = plainLabel(tr("Cap $"), FontKind::Body, "secondary");
    name->setMinimumHeight(30);
    row->addWidget(name);
    row->addWidget(m_cap);
    row->addWidget(m_behavior);
    connect(m_cap, &QLineEdit::textEdited, this, [this] {
        if (m_cap->isValid())
            setDraft(m_cap->amount(), true);
        Q_EMIT edited();
    });
    connect(m_behavior, &SegmentedControl::chosen, this, [this] {
        m_edited = true;
        Q_EMIT edited();
    });
    return box;
}

QWidget *CapPanel::makeHint()
{
    m_hint = new QFrame(this);
    auto *column = new QVBoxLayout(m_hint);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(2);
    m_blocks = wrappingLabel({}, nullptr, m_hint);
    m_blocks->setFont(fontOf(FontKind::Strong));
    m_replay = wrappingLabel({}, nullptr, m_hint);
    m_replay->setObjectName(u"replayText"_s);
    column->addWidget(m_blocks);
    column->addWidget(m_replay);
    return m_hint;
}

/// Where there is little room, the strip of days gives way; the sentence says the same.
void CapPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_bars->setVisible(height() >= lowPanel);
}

bool CapPanel::month() const
{
    return m_window->choice() == u"month"_s;
}

MaybeAmount CapPanel::cap() const
{
    return m_cap->amount();
}

QString CapPanel::behavior() const
{
    return m_behavior->choice();
}

bool CapPanel::isValid() const
{
    return m_cap->isValid();
}

void CapPanel::toggleTable()
{
    m_chart->setTable(!m_chart->isTable());
    m_toggle->setText(m_chart->isTable() ? tr("Chart") : tr("Table"));
    m_toggle->setAccessibleName(m_toggle->text());
}

QString CapPanel::hint() const
{
    return m_blocks->text() + u' ' + m_replay->text();
}

Limits CapPanel::limits(Limits before) const
{
    (month() ? before.month : before.day) = cap();
    before.behavior = behavior();
    return before;
}

MaybeAmount CapPanel::capInForce() const
{
    if (m_customers.size() != 1)
        return std::nullopt;
    const Customer &one = m_customers.first();
    const MaybeAmount cap = month() ? one.effective.month : one.effective.day;
    return cap ? MaybeAmount(*cap + (month() ? one.allowedMonth : one.allowedToday)) : cap;
}

/// What counts against the cap now, of all that are shown.
Amount CapPanel::committed() const
{
    Amount sum;
    for (const Customer &one : m_customers)
        sum = sum + (month() ? one.spentMonth : one.spentToday) + one.reserved;
    return sum;
}

void CapPanel::showCustomers(const QString &projectId, const QList<Customer> &customers)
{
    m_project = projectId;
    m_customers = customers;
    m_asker.forget();
    fill();
    loadSteps();
}

void CapPanel::refreshFigures(const QList<Customer> &customers)
{
    m_customers = customers;
    if (!m_edited)
        fill();
    loadSteps();
}

void CapPanel::dropDraft()
{
    m_asker.forget();
    fill();
    m_chart->setDraft(std::nullopt);
    showHint();
    askReplay();
}

void CapPanel::fill()
{
    m_edited = false;
    const bool one = m_customers.size() == 1;
    const Limits limits = one ? m_customers.first().effective : Limits();
    m_cap->setAmount(month() ? limits.month : limits.day);
    m_behavior->setChoice(limits.behavior.isEmpty() ? u"block"_s : limits.behavior);
}

void CapPanel::loadSteps()
{
    m_series = emptySeries(QDateTime::currentDateTimeUtc(), m_link.zone(), month());
    m_series.cap = capInForce();
    Band band;
    for (const Customer &one : std::as_const(m_customers)) {
        const ForecastBand &forecast = month() ? one.outlook.month : one.outlook.day;
        band = {band.low + forecast.low, band.likely + forecast.likely, band.high + forecast.high};
    }
    if (!band.high.isZero())
        m_series.forecast = band;
    const int generation = ++m_generation;
    const auto show = [this, generation](const QList<UsageSum> &usage) {
        if (generation != m_generation)
            return;
        Amount settled;
        for (const Customer &one : std::as_const(m_customers))
            settled = settled + (month() ? one.spentMonth : one.spentToday);
        addUsage(m_series, usage, settled);
        m_chart->setSeries(m_series);
        showHint();
        askReplay();
    };
    if (m_customers.size() != 1)
        return show({});
    QUrlQuery query = usageQuery(m_series);
    query.addQueryItem(u"project"_s, m_project);
    query.addQueryItem(u"customer"_s, AdminClient::segment(m_customers.first().id));
    m_link.client().get(u"/usage"_s, query, this, [show](const Answer &answer) {
        if (answer.ok)
            show(listOf<UsageSum>(answer.body, u"usage"_s));
    });
}

void CapPanel::setDraft(const MaybeAmount &cap, bool fromField)
{
    m_edited = true;
    if (!fromField)
        m_cap->setAmount(cap);
    else
        m_chart->setDraft(cap);
    showHint();
    askReplay();
    Q_EMIT edited();
}

void CapPanel::askReplay()
{
    QStringList ids;
    for (const Customer &one : std::as_const(m_customers))
        ids.append(one.id);
    if (ids.isEmpty() || !cap()) {
        m_asker.forget();
        m_replay->setText(ids.isEmpty() ? QString() : tr("Without a cap nothing is stopped."));
        m_bars->setDays({}, {});
    }
    if (ids.isEmpty())
        return;
    // Also without a cap: the gateway has the calls at hand when the first one is drawn.
    m_asker.ask(m_project, ids, month() ? std::nullopt : cap(), month() ? cap() : std::nullopt);
}

void CapPanel::showHint()
{
    const MaybeAmount amount = cap();
    if (!amount) {
        m_blocks->setText(month() ? tr("No cap on the month") : tr("No cap on the day"));
    } else if (m_customers.size() > 1) {
        m_blocks->setText(tr("%1 for each of %n customer(s)", nullptr, static_cast<int>(m_customers.size()))
                              .arg(money(*amount)));
    } else {
        m_blocks->setText(blockSentence(m_series, committed(), *amount));
    }
    const bool soon = amount && m_customers.size() == 1 && blockEstimate(m_series, committed(), *amount);
    const QString kind = soon ? u"note"_s : u"info"_s;
    if (m_hint->property("banner").toString() != kind) {
        m_hint->setProperty("banner", kind);
        restyle(m_hint);
    }
}

void CapPanel::showReplay(const Replay &replay)
{
    if (!cap())
        return;
    m_replay->setText(replaySentence(replay));
    const QTimeZone zone = m_link.zone();
    const QDate first = QDateTime::currentDateTimeUtc().toTimeZone(zone).date().addDays(1 - replayDays);
    QList<Amount> stopped(replayDays);
    for (const Replay::Day &day : replay.byDay) {
        const qint64 at = first.daysTo(day.day.toTimeZone(zone).date());
        // A stopped call that cost nothing still shows.
        if (at >= 0 && at < replayDays && day.stopped > 0)
            stopped[at] = std::max(day.stoppedCost, Amount{1});
    }
    m_bars->setDays(first, stopped);
}

} // namespace llm0::ui
