#include "pages/spendcard.h"

#include "charts/spendchart.h"
#include "format/format.h"
#include "pages/spendsteps.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

Band bandOf(const ForecastBand &forecast)
{
    return {forecast.low, forecast.likely, forecast.high};
}

} // namespace

SpendCard::SpendCard(GatewayLink &link, QWidget *parent)
    : Card({}, parent)
    , m_link(link)
    , m_heading(plainLabel({}, FontKind::Section, nullptr, this))
    , m_aside(plainLabel({}, FontKind::Caption, "secondary", this))
    , m_toggle(button(tr("Table"), "link", this))
    , m_chart(new SpendChart(tr("Spend"), this))
{
    m_aside->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout;
    row->addWidget(m_heading, 1);
    row->addWidget(m_toggle);
    m_toggle->setToolTip(u"Ctrl+T"_s);
    m_toggle->setObjectName(u"chartOrTable"_s);
    body()->addLayout(row);
    body()->addWidget(m_aside);
    body()->addWidget(m_chart, 1);
    connect(m_toggle, &QPushButton::clicked, this, &SpendCard::toggleTable);
    connect(m_chart, &SpendChart::stretchChosen, this, &SpendCard::stretchChosen);
}

void SpendCard::toggleTable()
{
    m_chart->setTable(!m_chart->isTable());
    m_toggle->setText(m_chart->isTable() ? tr("Chart") : tr("Table"));
    m_toggle->setAccessibleName(m_toggle->text());
}

void SpendCard::clearMark()
{
    m_chart->setMarked(std::nullopt);
}

void SpendCard::showScope(const Scope &scope, const QString &projectId, bool month)
{
    m_scope = scope;
    m_series = emptySeries(QDateTime::currentDateTimeUtc(), m_link.zone(), month);
    m_heading->setText(month ? tr("Spend this month") : tr("Spend today"));
    QUrlQuery query = usageQuery(m_series);
    if (!projectId.isEmpty())
        query.addQueryItem(u"project"_s, projectId);
    const int generation = ++m_generation;
    m_link.client().get(u"/usage"_s, query, this, [this, generation](const Answer &answer) {
        if (generation != m_generation)
            return;
        Q_EMIT loaded(answer);
        if (answer.ok)
            showUsage(listOf<UsageSum>(answer.body, u"usage"_s));
    });
}

void SpendCard::showUsage(const QList<UsageSum> &usage)
{
    const Window &window = m_series.month ? m_scope.month : m_scope.day;
    const ForecastBand &forecast = m_series.month ? m_scope.outlook.month : m_scope.outlook.day;
    addUsage(m_series, usage, window.spent);
    m_series.cap = window.cap ? MaybeAmount(*window.cap + window.allowed) : std::nullopt;
    if (!forecast.high.isZero())
        m_series.forecast = bandOf(forecast);
    m_chart->setSeries(m_series);
    const QString zone = QString::fromUtf8(m_series.zone.id());
    const QString end = m_series.month ? tr("at the month's end") : tr("by midnight");
    m_aside->setText(
        m_series.forecast
            ? tr("Forecast %1–%2 %3 · %4").arg(money(forecast.low), money(forecast.high), end, zone)
            : zone);
}

} // namespace llm0::ui
