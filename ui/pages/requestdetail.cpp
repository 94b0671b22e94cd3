#include "pages/requestdetail.h"

#include "format/format.h"
#include "pages/costarithmetic.h"
#include "pages/requesttexts.h"
#include "widgets/facttable.h"

#include <QBoxLayout>
#include <QJsonArray>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString scopeName(const QJsonObject &cap, const Request &request)
{
    const QString scope = textOf(cap, u"scope"_s);
    if (scope == u"account"_s)
        return RequestDetail::tr("Account");
    if (scope == u"project"_s)
        return RequestDetail::tr("Project %1").arg(request.project);
    if (scope == u"key"_s)
        return RequestDetail::tr("Key %1").arg(request.keyName);
    return RequestDetail::tr("Customer %1").arg(customerText(request.customer));
}

QString windowWord(const QJsonObject &cap)
{
    const QString window = textOf(cap, u"window"_s);
    if (window == u"day"_s)
        return RequestDetail::tr("day");
    return window == u"month"_s ? RequestDetail::tr("month") : RequestDetail::tr("request");
}

MaybeAmount remainingOf(const QJsonObject &cap)
{
    const MaybeAmount told = maybeAmountOf(cap, u"remaining_usd"_s);
    return told ? told : maybeAmountOf(cap, u"left_usd"_s);
}

FactTable::Row capRow(const QJsonObject &cap, const Request &request, bool binds)
{
    const MaybeAmount limit = maybeAmountOf(cap, u"limit_usd"_s);
    const bool perRequest = textOf(cap, u"window"_s) == u"request"_s;
    return {{scopeName(cap, request) + u", "_s + windowWord(cap), moneyCap(limit),
             perRequest ? u"–"_s : money(amountOf(cap, u"spent_usd"_s)),
             perRequest ? u"–"_s : money(amountOf(cap, u"reserved_usd"_s)), moneyLeft(remainingOf(cap))},
            binds ? Pill{Mark::Blocking, RequestDetail::tr("binds")}
                  : Pill{Mark::Ok, RequestDetail::tr("passes")},
            false};
}

/// A scrolled column that is filled anew for every request.
QVBoxLayout *freshColumn(Card &card)
{
    auto *area = new QScrollArea(&card);
    area->setAccessibleName(RequestDetail::tr("Details of the request"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(8);
    area->setWidget(inner);
    card.body()->addWidget(area, 1);
    return column;
}

} // namespace

RequestDetail::RequestDetail(GatewayLink &link, QWidget *parent) : QWidget(parent), m_link(link)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
}

void RequestDetail::showRequest(const Request &request)
{
    if (request.id == m_request.id && request.status == m_request.status && m_story)
        return;
    m_request = request;
    wantPrice();
    rebuild();
}

void RequestDetail::rebuild()
{
    delete m_story;
    delete m_cost;
    const bool refused = m_request.refused();
    m_story = new Card(refused ? tr("Why it was refused") : tr("How it went"), this);
    m_cost = new Card(tr("Cost arithmetic"), this);
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->addWidget(m_story, 3);
    row->addWidget(m_cost, 2);
    auto *pill = new StatePill(m_story);
    pill->setPill(resultOf(m_request));
    m_story->addAside(pill);
    QVBoxLayout *story = freshColumn(*m_story);
    fillStory(*story);
    fillFacts(*story);
    story->addStretch();
    QVBoxLayout *cost = freshColumn(*m_cost);
    fillCost(*cost);
    cost->addStretch();
}

void RequestDetail::fillStory(QVBoxLayout &column)
{
    if (m_request.refused())
        fillRefusal(column);
    else
        fillTimes(column);
}

void RequestDetail::fillRefusal(QVBoxLayout &column)
{
    const QJsonObject &why = m_request.blockReason;
    if (textOf(why, u"limit_usd"_s).isEmpty()) {
        const QString told = textOf(why, u"message"_s);
        column.addWidget(wrappingLabel(told.isEmpty() ? refusalSentence(m_request.errorCode) : told));
        return;
    }
    const QDateTime until = timeOf(why, u"resets_at"_s);
    const MaybeAmount left = remainingOf(why);
    QString sentence =
        tr("This call could cost up to %1. %2 has %3 left of %4 a %5")
            .arg(moneyItem(amountOf(why, u"needed_usd"_s)), scopeName(why, m_request),
                 moneyItem(left.value_or(Amount{})), money(amountOf(why, u"limit_usd"_s)), windowWord(why));
    sentence += until.isValid() ? tr(", until %1.").arg(dayAndTime(until, m_link.zone())) : u"."_s;
    column.addWidget(wrappingLabel(sentence));
    QList<FactTable::Row> rows;
    const QJsonArray checked = why.value(u"checked"_s).toArray();
    for (const QJsonValue &one : checked) {
        const QJsonObject cap = one.toObject();
        const bool binds = textOf(cap, u"scope"_s) == textOf(why, u"scope"_s)
                           && textOf(cap, u"window"_s) == textOf(why, u"window"_s);
        rows.append(capRow(cap, m_request, binds));
    }
    if (rows.isEmpty())
        rows.append(capRow(why, m_request, true));
    auto *table = new FactTable({tr("Cap"), tr("Limit"), tr("Settled"), tr("Reserved"), tr("Left")});
    table->setRows(rows);
    column.addWidget(table);
}

void RequestDetail::fillTimes(QVBoxLayout &column)
{
    auto *table = new FactTable({tr("Step"), tr("Took")});
    QList<FactTable::Row> rows{{{tr("Gateway itself"), milliseconds(m_request.gatewayMs)}, {}, false},
                               {{tr("Until the first byte"), milliseconds(m_request.firstByteMs)}, {}, false},
                               {{tr("In all"), milliseconds(m_request.totalMs)}, {}, true}};
    table->setRows(rows);
    column.addWidget(table);
    for (const QJsonObject &attempt : m_request.attempts) {
        const QString text =
            u"%1 · %2 · %3"_s.arg(textOf(attempt, u"provider"_s), textOf(attempt, u"model"_s),
                                  textOf(attempt, u"outcome"_s).isEmpty() ? textOf(attempt, u"status"_s)
                                                                          : textOf(attempt, u"outcome"_s));
        if (m_request.attempts.size() > 1 || m_request.status == u"failed"_s)
            column.addWidget(wrappingLabel(text, "secondary"));
    }
}

void RequestDetail::fillFacts(QVBoxLayout &column)
{
    QStringList facts{tr("project %1").arg(m_request.project), tr("key %1").arg(m_request.keyName)};
    if (!m_request.tier.isEmpty())
        facts.append(tr("tier %1").arg(m_request.tier));
    if (!m_request.provider.isEmpty())
        facts.append(tr("at %1").arg(m_request.provider));
    facts.append(m_request.stream ? tr("streamed") : tr("whole"));
    facts.append(tr("HTTP %1").arg(m_request.httpStatus)
                 + (m_request.errorCode.isEmpty() ? QString() : u' ' + m_request.errorCode));
    for (auto it = m_request.labels.begin(); it != m_request.labels.end(); ++it)
        facts.append(it.key() + u": "_s + it.value().toString());
    column.addWidget(wrappingLabel(facts.join(u" · "_s), "secondary"));
    auto *id = new CopyField(tr("Request ID"), m_request.id);
    column.addWidget(id);
}

void RequestDetail::fillCost(QVBoxLayout &column)
{
    const QList<FactTable::Row> rows = costRows(m_request, rates());
    const QString origin = m_request.modelServed.isEmpty() ? m_request.modelAsked : m_request.modelServed;
    auto *table = new FactTable(
        {origin, tr("Tokens"), tr("$ / M"), m_request.refused() ? tr("Worst case") : tr("Cost")});
    table->setRows(rows);
    column.addWidget(table);
    if (m_request.usageEstimated)
        column.addWidget(wrappingLabel(tr("The provider told no usage; this is our bound."), "warning"));
    if (m_request.overBound)
        column.addWidget(
            wrappingLabel(tr("It came out above what was held; the whole of it counts."), "warning"));
}

QJsonObject RequestDetail::rates() const
{
    for (const QJsonValue &value : m_prices.value(m_request.provider)) {
        const QJsonObject row = value.toObject();
        const QString model = textOf(row, u"model"_s);
        if (model == m_request.modelServed
            || row.value(u"aliases"_s).toArray().contains(m_request.modelServed))
            return row.value(u"pico_per_token"_s).toObject();
    }
    return {};
}

void RequestDetail::wantPrice()
{
    const QString provider = m_request.provider;
    if (provider.isEmpty() || m_asked.contains(provider))
        return;
    m_asked.append(provider);
    QUrlQuery query;
    query.addQueryItem(u"provider"_s, provider);
    m_link.client().get(u"/prices"_s, query, this, [this, provider](const Answer &answer) {
        if (!answer.ok)
            return;
        m_prices.insert(provider, answer.body.value(u"prices"_s).toArray());
        if (m_story)
            rebuild();
    });
}

} // namespace llm0::ui
