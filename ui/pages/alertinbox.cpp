#include "pages/alertinbox.h"

#include "format/days.h"
#include "models/alertsmodel.h"
#include "widgets/flowrow.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int pageSize = 100;

} // namespace

AlertInbox::AlertInbox(GatewayLink &link, QWidget *parent)
    : Card(tr("Inbox"), parent)
    , m_link(link)
    , m_model(new AlertsModel(this))
    , m_table(new Table(tr("Alerts"), this))
    , m_empty(new EmptyState(u"alerts"_s, {}, {}, {}, this))
    , m_which(new SegmentedControl(tr("Which alerts"), this))
    , m_resolve(smallButton(tr("Resolve")))
    , m_snooze(smallButton(tr("Snooze") + u" ▾"_s))
    , m_reopen(smallButton(tr("Reopen")))
    , m_customer(smallButton(tr("Open customer")))
{
    m_which->addChoice(u"open"_s, tr("Open"));
    m_which->addChoice(u"snoozed"_s, tr("Snoozed"));
    m_which->addChoice(u"resolved"_s, tr("Resolved"));
    m_which->setChoice(u"open"_s);
    m_which->setObjectName(u"alertsWhich"_s);
    addAside(m_which);
    m_table->useModel(m_model);
    m_table->setObjectName(u"alertsTable"_s);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_empty, 1);
    m_resolve->setObjectName(u"resolveAlert"_s);
    m_snooze->setObjectName(u"snoozeAlert"_s);
    auto *menu = new QMenu(m_snooze);
    menu->addAction(tr("1 hour"), this,
                    [this] { setState(u"snoozed"_s, QDateTime::currentDateTimeUtc().addSecs(3600)); });
    menu->addAction(tr("Until tomorrow"), this, [this] {
        const QDate day = QDateTime::currentDateTimeUtc().toTimeZone(m_link.zone()).date();
        setState(u"snoozed"_s, dayStart(day.addDays(1), m_link.zone()));
    });
    menu->addAction(tr("1 week"), this,
                    [this] { setState(u"snoozed"_s, QDateTime::currentDateTimeUtc().addDays(7)); });
    m_snooze->setMenu(menu);
    auto *row = new FlowRow;
    for (QPushButton *one : {m_resolve, m_snooze, m_reopen, m_customer})
        row->addWidget(one);
    body()->addLayout(row);
    m_model->onMoreWanted = [this](const QString &cursor) { load(cursor); };
    connect(m_which, &SegmentedControl::chosen, this, &AlertInbox::refresh);
    connect(m_table, &Table::rowChosen, this, &AlertInbox::showActions);
    connect(m_resolve, &QPushButton::clicked, this, [this] { setState(u"resolved"_s); });
    connect(m_reopen, &QPushButton::clicked, this, [this] { setState(u"open"_s); });
    connect(m_customer, &QPushButton::clicked, this, [this] {
        if (const Alert *alert = m_model->at(m_table->currentRow()))
            Q_EMIT customerWanted(alert->customer);
    });
    showActions();
    showEmptiness();
}

void AlertInbox::setHasRules(bool hasRules)
{
    m_hasRules = hasRules;
    showEmptiness();
}

void AlertInbox::refresh()
{
    m_model->setZone(m_link.zone());
    load({});
}

void AlertInbox::load(const QString &cursor)
{
    QUrlQuery query;
    query.addQueryItem(u"state"_s, m_which->choice());
    query.addQueryItem(u"limit"_s, QString::number(pageSize));
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, cursor);
    const int generation = ++m_generation;
    m_link.client().get(u"/alerts"_s, query, this,
                        [this, generation, more = !cursor.isEmpty()](const Answer &answer) {
                            if (generation == m_generation)
                                showAnswer(answer, more);
                        });
}

void AlertInbox::showAnswer(const Answer &answer, bool more)
{
    Q_EMIT loaded(answer);
    if (!answer.ok)
        return;
    const auto alerts = listOf<Alert>(answer.body, u"alerts"_s);
    if (more)
        m_model->appendRows(alerts);
    else
        m_model->setRows(alerts);
    m_model->setNextCursor(textOf(answer.body, u"next_cursor"_s));
    if (!more && m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    const int open = static_cast<int>(integerOf(answer.body, u"open"_s));
    if (open != m_open) {
        m_open = open;
        Q_EMIT openCountChanged(open);
    }
    showActions();
    showEmptiness();
}

void AlertInbox::setState(const QString &state, const QDateTime &until)
{
    const Alert *alert = m_model->at(m_table->currentRow());
    if (!alert)
        return;
    JsonBody body;
    body.text(u"state"_s, state);
    if (until.isValid())
        body.text(u"snoozed_until"_s, until.toUTC().toString(Qt::ISODateWithMs));
    m_link.client().patch(u"/alerts/"_s + alert->id, body, this, [this](const Answer &answer) {
        if (answer.ok)
            refresh();
        else
            Q_EMIT loaded(answer);
    });
}

void AlertInbox::showActions()
{
    const Alert *alert = m_model->at(m_table->currentRow());
    const QString state = alert ? alert->state : QString();
    m_resolve->setVisible(m_model->rowCount() > 0 && state != u"resolved"_s);
    m_snooze->setVisible(m_model->rowCount() > 0 && state == u"open"_s);
    m_reopen->setVisible(alert && state != u"open"_s);
    m_customer->setVisible(alert && alert->scope == u"customer"_s);
    m_resolve->setEnabled(alert);
}

void AlertInbox::showEmptiness()
{
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    if (!m_hasRules)
        m_empty->setText(tr("Nothing is watched yet"), tr("Add a rule to be told before a cap is reached."));
    else if (m_which->choice() == u"open"_s)
        m_empty->setText(tr("Nothing open"), tr("No rule's threshold is reached, or all are dealt with."));
    else
        m_empty->setText(tr("Nothing here"), tr("Alerts come here when they are snoozed or resolved."));
}

} // namespace llm0::ui
