#include "pages/explainpanel.h"

#include "format/format.h"
#include "pages/requesttexts.h"
#include "pages/spendsteps.h"
#include "widgets/causebars.h"
#include "widgets/facttable.h"

#include <QBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qsizetype mostMovers = 5;

QString causeName(const QString &id)
{
    if (id == u"volume"_s)
        return ExplainPanel::tr("Volume");
    if (id == u"price"_s)
        return ExplainPanel::tr("Model and price");
    if (id == u"tokens"_s)
        return ExplainPanel::tr("Tokens per request");
    if (id == u"cache_misses"_s)
        return ExplainPanel::tr("Cache misses");
    return ExplainPanel::tr("Retries");
}

QList<FactTable::Row> rowsOf(const QList<Mover> &movers, bool customers)
{
    QList<FactTable::Row> rows;
    for (const Mover &mover : movers.first(std::min(movers.size(), mostMovers)))
        rows.append(
            {{customers ? customerText(mover.name) : mover.name, money(mover.cost), signedMoney(mover.delta)},
             {},
             false});
    return rows;
}

} // namespace

ExplainPanel::ExplainPanel(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_sentence(plainLabel({}, FontKind::Section, nullptr, this))
    , m_against(plainLabel({}, FontKind::Caption, "secondary", this))
    , m_back(button(tr("Back to the whole"), "link", this))
    , m_causes(new CauseBars(tr("Causes"), this))
    , m_customers(new FactTable({tr("Customer"), tr("Spent"), tr("Change")}, this))
    , m_keys(new FactTable({tr("Key"), tr("Spent"), tr("Change")}, this))
    , m_models(new FactTable({tr("Model"), tr("Spent"), tr("Change")}, this))
{
    m_customers->setAccessibleName(tr("Customers that moved most"));
    m_keys->setAccessibleName(tr("Keys that moved most"));
    m_models->setAccessibleName(tr("Models that moved most"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 6);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    m_against->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_sentence);
    row->addWidget(m_against, 1);
    row->addWidget(m_back);
    column->addLayout(row);
    auto *parts = new QHBoxLayout;
    parts->setSpacing(28);
    parts->addWidget(m_causes, 5, Qt::AlignTop);
    parts->addWidget(m_customers, 4, Qt::AlignTop);
    parts->addWidget(m_models, 4, Qt::AlignTop);
    parts->addWidget(m_keys, 4, Qt::AlignTop);
    column->addLayout(parts);
    column->addStretch();
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &ExplainPanel::backWanted);
}

void ExplainPanel::explain(const QDateTime &from, const QDateTime &to, bool month)
{
    m_chosen = from.isValid();
    m_month = month;
    m_back->setVisible(m_chosen);
    const SpendSeries whole = emptySeries(QDateTime::currentDateTimeUtc(), m_link.zone(), month);
    QUrlQuery query;
    const auto time = [](const QDateTime &at) { return at.toUTC().toString(Qt::ISODateWithMs); };
    query.addQueryItem(u"from"_s, time(m_chosen ? from : whole.from));
    query.addQueryItem(u"to"_s, time(m_chosen ? std::min(to, whole.now) : whole.now));
    if (!m_project.isEmpty())
        query.addQueryItem(u"project"_s, m_project);
    const int generation = ++m_generation;
    m_link.client().get(u"/explain"_s, query, this, [this, generation](const Answer &answer) {
        if (generation != m_generation)
            return;
        Q_EMIT loaded(answer);
        if (answer.ok)
            showExplanation(Explanation::from(answer.body));
    });
}

QString ExplainPanel::stretchText(const Explanation &e) const
{
    const QTimeZone zone = m_link.zone();
    if (!m_chosen)
        return m_month ? tr("This month so far") : tr("Today so far");
    if (m_month)
        return shortDay(e.start.toTimeZone(zone).date());
    return u"%1–%2"_s.arg(e.start.toTimeZone(zone).toString(u"HH:mm"_s),
                          e.end.toTimeZone(zone).toString(u"HH:mm"_s));
}

void ExplainPanel::showExplanation(const Explanation &e)
{
    m_sentence->setText(tr("%1: %2, %3").arg(stretchText(e), money(e.cost), signedMoney(e.delta)));
    m_against->setText(e.against == u"usual"_s
                           ? tr("against %1 at this time on usual days").arg(money(e.baseline))
                           : tr("against %1 in the stretch before").arg(money(e.baseline)));
    QList<CauseBars::Row> causes;
    for (const Explanation::Cause &cause : e.causes)
        causes.append({causeName(cause.id), cause.amount});
    m_causes->setRows(causes);
    m_customers->setRows(rowsOf(e.customers, true));
    m_keys->setRows(rowsOf(e.keys, false));
    m_models->setRows(rowsOf(e.models, false));
    setAccessibleDescription(m_sentence->text() + u' ' + m_against->text());
}

QString ExplainPanel::sentence() const
{
    return m_sentence->text();
}

} // namespace llm0::ui
