#include "pages/customerusage.h"

#include "format/format.h"
#include "widgets/facttable.h"

#include <QBoxLayout>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {

CustomerUsage::CustomerUsage(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_head(wrappingLabel({}, "secondary", this))
    , m_table(new FactTable({tr("Model"), tr("Requests"), tr("Tokens"), tr("Cost")}, this))
    , m_foot(wrappingLabel({}, "secondary", this))
{
    m_table->setAccessibleName(tr("Spend by model"));
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setAccessibleName(tr("Spend by model"));
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    auto *rows = new QVBoxLayout(inner);
    rows->setContentsMargins(0, 0, 4, 0);
    rows->addWidget(m_table);
    rows->addWidget(m_foot);
    rows->addStretch();
    area->setWidget(inner);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(m_head);
    column->addWidget(area, 1);
}

void CustomerUsage::showCustomer(const QString &projectId, const Customer &customer, int days)
{
    m_head->setText(tr("The last %n day(s), %1", nullptr, days).arg(QString::fromUtf8(m_link.zone().id())));
    m_foot->setText(tr("Saved by the cache: %1 in %2 answers. Refused: %3.")
                        .arg(money(customer.period.saved), count(customer.period.cacheHits),
                             count(customer.period.refused)));
    const QDate first = QDateTime::currentDateTimeUtc().toTimeZone(m_link.zone()).date().addDays(1 - days);
    QUrlQuery query;
    query.addQueryItem(u"from"_s, first.toString(Qt::ISODate));
    query.addQueryItem(u"project"_s, projectId);
    query.addQueryItem(u"customer"_s, AdminClient::segment(customer.id));
    query.addQueryItem(u"group_by"_s, u"provider,model"_s);
    const int generation = ++m_generation;
    m_link.client().get(u"/usage"_s, query, this, [this, generation](const Answer &answer) {
        if (generation == m_generation && answer.ok)
            showUsage(listOf<UsageSum>(answer.body, u"usage"_s));
    });
}

void CustomerUsage::showUsage(const QList<UsageSum> &usage)
{
    QList<UsageSum> sorted = usage;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const UsageSum &a, const UsageSum &b) { return a.cost > b.cost; });
    QList<FactTable::Row> rows;
    UsageSum sum;
    for (const UsageSum &one : std::as_const(sorted)) {
        sum.cost = sum.cost + one.cost;
        sum.requests += one.requests;
        sum.tokens += one.tokens;
        if (one.requests == 0)
            continue;
        const QString name = one.provider.isEmpty() ? one.model : one.provider + u'/' + one.model;
        rows.append({{name, count(one.requests), tokens(one.tokens), money(one.cost)}, {}, false});
    }
    rows.append({{tr("Sum"), count(sum.requests), tokens(sum.tokens), money(sum.cost)}, {}, true});
    m_table->setRows(rows);
}

} // namespace llm0::ui
