#include "pages/requestdetail.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "models/curlcommand.h"
#include "models/requestfilter.h"
#include "pages/capschecked.h"
#include "pages/costarithmetic.h"
#include "pages/requeststeps.h"
#include "pages/requesttexts.h"
#include "widgets/facttable.h"
#include "widgets/flowrow.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int copiedMs = 1500;

/// A scrolled column that is filled anew for every request.
QVBoxLayout *freshColumn(Card &card)
{
    auto *area = new QScrollArea(&card);
    area->setAccessibleName(RequestDetail::tr("Details of the request"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(8);
    area->setWidget(inner);
    card.body()->addWidget(area, 1);
    return column;
}

/// Whole dollars, at least one, and enough for the call.
Amount raiseOver(Amount needed)
{
    constexpr std::int64_t dollar = 1'000'000'000;
    return {std::max<std::int64_t>(1, (needed.nano + dollar - 1) / dollar) * dollar};
}

QString attemptText(const QJsonObject &attempt)
{
    const QString outcome = textOf(attempt, u"outcome"_s);
    return outcome.isEmpty() ? textOf(attempt, u"status"_s) : outcome;
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
    m_exposure.reset();
    wantPrice();
    if (!request.refused())
        wantCaps();
    rebuild();
}

void RequestDetail::rebuild()
{
    delete m_story;
    delete m_cost;
    const bool refused = m_request.refused();
    auto *story = new Card(refused ? tr("Why it was refused") : tr("How it went"), this);
    auto *cost = new Card(tr("Cost arithmetic"), this);
    m_story = story;
    m_cost = cost;
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->addWidget(story, 4);
    row->addWidget(cost, 3);
    auto *pill = new StatePill(story);
    pill->setPill(resultOf(m_request));
    story->addAside(pill);
    QVBoxLayout *left = freshColumn(*story);
    fillStory(*left);
    fillCaps(*left);
    fillAttempts(*left);
    fillFacts(*left);
    left->addStretch();
    QVBoxLayout *right = freshColumn(*cost);
    fillCost(*right);
    fillButtons(*right);
    right->addStretch();
}

void RequestDetail::fillStory(QVBoxLayout &column)
{
    if (m_request.refused())
        column.addWidget(wrappingLabel(refusalText(m_request, m_link.zone())));
    auto *steps = new RequestSteps;
    steps->setRequest(m_request);
    column.addWidget(steps);
}

void RequestDetail::fillCaps(QVBoxLayout &column)
{
    const bool refused = m_request.refused();
    if (!refused && !m_exposure)
        return;
    const QList<CheckedCap> caps = refused ? checkedCaps(m_request) : capsNow(m_request, *m_exposure);
    if (caps.isEmpty())
        return;
    auto *table = new FactTable({refused ? tr("Cap checked") : tr("Caps over it, as they stand now"),
                                 tr("Limit"), tr("Settled"), tr("Reserved"), tr("Left")});
    table->setObjectName(u"capsChecked"_s);
    table->setAccessibleName(refused ? tr("Caps checked") : tr("Caps over it"));
    table->setRows(capRows(caps, m_request, refused));
    column.addWidget(table);
}

void RequestDetail::fillAttempts(QVBoxLayout &column)
{
    if (m_request.attempts.size() < 2 && m_request.status == u"ok"_s)
        return;
    QList<FactTable::Row> rows;
    for (const QJsonObject &attempt : std::as_const(m_request.attempts))
        rows.append({{u"%1 · %2"_s.arg(textOf(attempt, u"provider"_s), textOf(attempt, u"model"_s)),
                      milliseconds(numberOf(attempt, u"ms"_s)), attemptText(attempt)},
                     {},
                     false});
    if (rows.isEmpty())
        return;
    auto *table = new FactTable({tr("Attempt"), tr("Took"), tr("How it ended")});
    table->setAccessibleName(tr("Attempts at providers"));
    table->setRows(rows);
    column.addWidget(table);
}

void RequestDetail::fillFacts(QVBoxLayout &column)
{
    QStringList facts{dayAndTime(m_request.startedAt, m_link.zone()) + u' '
                      + QString::fromUtf8(m_link.zone().id())};
    const auto add = [&](const QString &text, const QString &value) {
        if (!value.isEmpty())
            facts.append(text.arg(value));
    };
    add(tr("project %1"), m_request.project);
    add(tr("key %1"), m_request.keyName);
    add(tr("tier %1"), m_request.tier);
    add(tr("at %1"), m_request.provider);
    add(u"%1"_s, m_request.dialect);
    facts.append(m_request.stream ? tr("streamed") : tr("whole"));
    facts.append(tr("HTTP %1").arg(m_request.httpStatus)
                 + (m_request.errorCode.isEmpty() ? QString() : u' ' + m_request.errorCode));
    for (auto it = m_request.labels.begin(); it != m_request.labels.end(); ++it)
        facts.append(it.key() + u": "_s + it.value().toString());
    column.addWidget(wrappingLabel(facts.join(u" · "_s), "secondary"));
    column.addWidget(new CopyField(tr("Request ID"), m_request.id));
}

void RequestDetail::fillCost(QVBoxLayout &column)
{
    const QString model = m_request.modelServed.isEmpty() ? m_request.modelAsked : m_request.modelServed;
    auto *table = new FactTable(
        {model, tr("Tokens"), tr("$ / M"), m_request.refused() ? tr("Worst case") : tr("Cost")});
    table->setAccessibleName(tr("Cost arithmetic"));
    table->setRows(costRows(m_request, rates()));
    column.addWidget(table);
    if (!m_request.priceVersion.isEmpty())
        column.addWidget(wrappingLabel(tr("Prices of %1").arg(m_request.priceVersion.left(10)), "secondary"));
    if (m_request.usageEstimated)
        column.addWidget(wrappingLabel(tr("The provider told no usage; this is our bound."), "warning"));
    if (m_request.overBound)
        column.addWidget(
            wrappingLabel(tr("It came out above what was held; the whole of it counts."), "warning"));
}

void RequestDetail::fillButtons(QVBoxLayout &column)
{
    auto *row = new FlowRow;
    if (QPushButton *raise = raiseButton())
        row->addWidget(raise);
    QPushButton *curl = smallButton(tr("Copy as curl"));
    curl->setObjectName(u"copyCurl"_s);
    curl->setToolTip(tr("Without the key and the messages: neither is kept"));
    connect(curl, &QPushButton::clicked, this, [this, curl] {
        const QString base = m_link.status().listen;
        QGuiApplication::clipboard()->setText(
            curlCommand(m_request, base.isEmpty() ? u"http://127.0.0.1:8080"_s : base));
        curl->setText(tr("Copied"));
        QTimer::singleShot(copiedMs, curl, [curl] { curl->setText(RequestDetail::tr("Copy as curl")); });
    });
    row->addWidget(curl);
    QPushButton *same = smallButton(tr("All of this customer"));
    same->setObjectName(u"sameCustomer"_s);
    connect(same, &QPushButton::clicked, this, [this] {
        const QString name = m_request.customer.isEmpty() ? u"~"_s : m_request.customer;
        Q_EMIT filterWanted(u"customer:"_s + filterValue(name));
    });
    row->addWidget(same);
    if (!m_request.customer.isEmpty()) {
        QPushButton *cap = smallButton(tr("Open cap"));
        cap->setObjectName(u"openCap"_s);
        connect(cap, &QPushButton::clicked, this, [this] { Q_EMIT customerWanted(m_request.customer); });
        row->addWidget(cap);
    }
    column.addLayout(row);
}

/// For a refusal by a cap that a little more would have let through; nothing for others.
QPushButton *RequestDetail::raiseButton()
{
    const QJsonObject &why = m_request.blockReason;
    const QString scope = textOf(why, u"scope"_s);
    const QString window = textOf(why, u"window"_s);
    const bool raisable = m_request.refused() && maybeAmountOf(why, u"limit_usd"_s)
                          && (window == u"day"_s || window == u"month"_s)
                          && (scope == u"customer"_s || scope == u"project"_s || scope == u"account"_s);
    if (!raisable)
        return nullptr;
    const Amount more = raiseOver(amountOf(why, u"needed_usd"_s));
    QPushButton *raise = smallButton(tr("Raise once +%1").arg(money(more)));
    raise->setObjectName(u"raiseOnce"_s);
    raise->setProperty("kind", u"primary"_s);
    raise->setToolTip(window == u"day"_s ? tr("For today only; the cap stays as it is")
                                         : tr("For this month only; the cap stays as it is"));
    JsonBody body;
    body.text(u"scope"_s, scope).text(u"window"_s, window).amount(u"amount_usd"_s, more);
    if (scope != u"account"_s)
        body.text(u"project"_s, m_request.projectId);
    if (scope == u"customer"_s)
        body.text(u"customer"_s, m_request.customer.isEmpty() ? u"~"_s : m_request.customer);
    connect(raise, &QPushButton::clicked, this, [this, raise, body] {
        raise->setEnabled(false);
        m_link.client().post(u"/allowances"_s, body, raise, [this, raise](const Answer &answer) {
            raise->setText(answer.ok ? tr("Raised") : tr("Not raised"));
            raise->setToolTip(answer.ok ? QString() : plainToolTip(answer.error.message));
            raise->setEnabled(!answer.ok);
        });
    });
    return raise;
}

QJsonObject RequestDetail::rates() const
{
    const QString model = m_request.modelServed.isEmpty() ? m_request.modelAsked : m_request.modelServed;
    for (const QJsonValue &value : m_prices.value(m_request.provider)) {
        const QJsonObject row = value.toObject();
        if (textOf(row, u"model"_s) == model || row.value(u"aliases"_s).toArray().contains(model))
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

void RequestDetail::wantCaps()
{
    m_link.client().get(u"/exposure"_s, this, [this, id = m_request.id](const Answer &answer) {
        if (!answer.ok || id != m_request.id)
            return;
        m_exposure = Exposure::from(answer.body);
        if (m_story)
            rebuild();
    });
}

} // namespace llm0::ui
