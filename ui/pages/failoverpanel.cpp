#include "pages/failoverpanel.h"

#include "dialogs/chaindialog.h"
#include "pages/failoverorder.h"
#include "pages/routetrial.h"
#include "widgets/flowrow.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace llm0::ui {

FailoverPanel::FailoverPanel(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_order(new FailoverOrder(this))
    , m_cancel(smallButton(tr("Cancel"), this))
    , m_apply(smallButton(tr("Apply"), this))
    , m_table(new Table(tr("Chains of single models"), this))
    , m_noChain(
          wrappingLabel(tr("None. A chain says for one model what is tried after it, in place of the order "
                           "above; it also moves models that apps name with their provider."),
                        "secondary", this))
    , m_add(smallButton(tr("New chain…"), this))
    , m_edit(smallButton(tr("Edit chain…"), this))
    , m_remove(smallButton(tr("Remove chain"), this))
    , m_trial(new RouteTrial(link, this))
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Failover"));
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(makeOrder());
    column->addWidget(makeChains(), 1);
    area->setWidget(inner);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
    enable();
}

QWidget *FailoverPanel::makeOrder()
{
    auto *card = new Card(tr("When a provider fails"), this);
    card->addAside(m_cancel);
    card->addAside(m_apply);
    m_apply->setProperty("kind", u"primary"_s);
    m_apply->setObjectName(u"applyFailover"_s);
    m_cancel->setObjectName(u"cancelFailover"_s);
    card->body()->addWidget(m_order);
    connect(m_order, &FailoverOrder::changed, this, [this] {
        m_edited = true;
        enable();
    });
    connect(m_apply, &QPushButton::clicked, this, &FailoverPanel::apply);
    connect(m_cancel, &QPushButton::clicked, this, &FailoverPanel::cancel);
    return card;
}

QWidget *FailoverPanel::makeChains()
{
    auto *card = new Card(tr("Chains of single models"), this);
    m_chains = new RowsModel<Chain>(
        {{tr("Model asked for"), CellKind::Strong, 180, [](const Chain &c) { return c.first; }},
         {tr("Then"), CellKind::Text, 0, [](const Chain &c) { return c.second.join(u" → "_s); }}},
        [](const Chain &a, const Chain &b) { return a.first == b.first; }, this);
    m_table->useModel(m_chains);
    m_table->setObjectName(u"chainsTable"_s);
    m_table->setMinimumHeight(tableHeadHeight + 3 * tableRowHeight);
    m_add->setObjectName(u"newChain"_s);
    m_edit->setObjectName(u"editChain"_s);
    m_remove->setObjectName(u"removeChain"_s);
    card->body()->addWidget(m_noChain);
    card->body()->addWidget(m_table, 1);
    auto *row = new FlowRow(6);
    for (QPushButton *one : {m_add, m_edit, m_remove})
        row->addWidget(one);
    card->body()->addLayout(row);
    card->body()->addStretch();
    const auto edit = [this] {
        if (const Chain *chain = m_chains->at(m_table->currentRow()))
            editChain(*chain);
    };
    connect(m_add, &QPushButton::clicked, this, [this] { editChain({}); });
    connect(m_edit, &QPushButton::clicked, this, edit);
    connect(m_table, &QTableView::activated, this, edit);
    connect(m_table, &Table::rowChosen, this, &FailoverPanel::enable);
    connect(m_remove, &QPushButton::clicked, this, &FailoverPanel::removeChain);
    return card;
}

void FailoverPanel::load()
{
    m_link.client().get(u"/providers"_s, this, [this](const Answer &answer) {
        if (!answer.ok)
            return Q_EMIT loaded(answer);
        m_providers = listOf<Provider>(answer.body, u"providers"_s);
        m_link.client().get(u"/settings"_s, this, [this](const Answer &settings) {
            Q_EMIT loaded(settings);
            if (!settings.ok)
                return;
            m_saved = FailoverPlan::from(settings.body);
            showPlan();
        });
    });
}

/// A draft is not overwritten by what is read back.
void FailoverPanel::showPlan()
{
    if (!m_edited)
        m_order->showPlan(m_saved, m_providers);
    QList<Chain> chains;
    for (auto it = m_saved.chains.begin(); it != m_saved.chains.end(); ++it)
        chains.append({it.key(), it.value()});
    m_chains->setRows(chains);
    if (m_table->currentRow() < 0 && !chains.isEmpty())
        m_table->setCurrentIndex(m_chains->index(0, 0));
    m_table->setVisible(!chains.isEmpty());
    m_noChain->setVisible(chains.isEmpty());
    m_trial->refresh();
    enable();
}

void FailoverPanel::enable()
{
    const bool free = !m_saved.isFixed(u"failover_chains"_s);
    const bool chosen = m_table->currentRow() >= 0;
    m_apply->setEnabled(m_edited);
    m_cancel->setEnabled(m_edited);
    m_add->setEnabled(free);
    m_edit->setEnabled(free && chosen);
    m_remove->setEnabled(free && chosen);
    m_edit->setVisible(m_chains && m_chains->rowCount() > 0);
    m_remove->setVisible(m_chains && m_chains->rowCount() > 0);
}

void FailoverPanel::cancel()
{
    m_edited = false;
    showPlan();
}

void FailoverPanel::apply()
{
    FailoverPlan next = m_order->edited();
    next.chains = m_saved.chains;
    send(next, tr("Failover changed"));
}

void FailoverPanel::editChain(const Chain &chain)
{
    ChainDialog dialog(m_link, chain.first, chain.second, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    FailoverPlan next = m_saved;
    next.chains.insert(dialog.model(), dialog.chain());
    send(next, tr("Chain of %1 set").arg(dialog.model()));
}

void FailoverPanel::removeChain()
{
    const Chain *chain = m_chains->at(m_table->currentRow());
    if (!chain)
        return;
    FailoverPlan next = m_saved;
    next.chains.remove(chain->first);
    send(next, tr("Chain of %1 removed").arg(chain->first));
}

void FailoverPanel::send(const FailoverPlan &next, const QString &what)
{
    const JsonBody body = next.changesFrom(m_saved);
    const JsonBody back = m_saved.changesFrom(next);
    if (body.isEmpty())
        return cancel();
    m_link.client().patch(u"/settings"_s, body, this, [this, back, what](const Answer &answer) {
        if (!answer.ok)
            return Q_EMIT failed(answer.error);
        m_edited = false;
        m_link.lastChange().remember(what, [this, back] {
            m_link.client().patch(u"/settings"_s, back, this, [this](const Answer &undone) {
                if (!undone.ok)
                    Q_EMIT failed(undone.error);
                load();
            });
        });
        load();
    });
}

} // namespace llm0::ui
