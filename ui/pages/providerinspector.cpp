#include "pages/providerinspector.h"

#include "dialogs/askbefore.h"
#include "format/format.h"
#include "pages/providerkeyshares.h"
#include "pages/providertexts.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace llm0::ui {

ProviderInspector::ProviderInspector(GatewayLink &link, QWidget *parent)
    : Card({}, parent)
    , m_link(link)
    , m_name(plainLabel({}, FontKind::Title, nullptr, this))
    , m_state(new StatePill(this))
    , m_address(plainLabel({}, FontKind::Mono, "secondary", this))
    , m_health(wrappingLabel({}, nullptr, this))
    , m_trouble(wrappingLabel({}, "warning", this))
    , m_keys(new ProviderKeyShares(link, this))
    , m_removeOwn(smallButton(tr("Remove this endpoint…"), this))
{
    setMinimumWidth(320);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_address->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    QVBoxLayout *column = body();
    auto *row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_state);
    column->addLayout(row);
    for (QLabel *label : {m_address, m_health, m_trouble})
        column->addWidget(label);
    column->addWidget(m_keys);
    column->addSpacing(6);
    column->addWidget(makePlaces(), 1);
    column->addWidget(m_removeOwn, 0, Qt::AlignLeft);
    m_removeOwn->setObjectName(u"removeEndpoint"_s);
    m_removeOwn->setProperty("kind", u"blocking"_s);
    connect(m_keys, &ProviderKeyShares::changed, this, &ProviderInspector::changed);
    connect(m_keys, &ProviderKeyShares::failed, this, &ProviderInspector::failed);
    connect(m_removeOwn, &QPushButton::clicked, this, &ProviderInspector::removeProvider);
}

QWidget *ProviderInspector::makePlaces()
{
    using P = PlaceHealth;
    m_places = new RowsModel<P>(
        {{tr("Model"), CellKind::Strong, 0, [](const P &p) { return p.model; }},
         {tr("Calls"), CellKind::Figure, 62, [](const P &p) { return count(p.calls); }},
         {tr("Failed"), CellKind::Figure, 62, [](const P &p) { return count(p.failures); }},
         Column<P>::pills(tr("State"), 124, placeState)},
        [](const P &a, const P &b) { return a.model == b.model && a.provider == b.provider; }, this);
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_placesTable = new Table(tr("Models called at the provider"), box);
    m_placesTable->setObjectName(u"placesTable"_s);
    m_placesTable->useModel(m_places);
    m_noPlace =
        wrappingLabel(tr("None of its models was called since the gateway started."), "secondary", box);
    column->addWidget(plainLabel(tr("Models, since the gateway started"), FontKind::Section));
    column->addWidget(m_noPlace);
    column->addWidget(m_placesTable, 1);
    column->addStretch();
    return box;
}

void ProviderInspector::showProvider(const Provider &provider, const ProviderHealth &health)
{
    m_provider = provider;
    m_name->setText(provider.name);
    m_name->setAccessibleName(provider.name);
    m_state->setPill(providerState(provider, health));
    m_address->setText(provider.baseUrl);
    m_health->setText(healthText(health));
    m_health->setVisible(!m_health->text().isEmpty());
    m_trouble->setText(troubleText(health));
    m_trouble->setVisible(!m_trouble->text().isEmpty());
    m_keys->showKeys(provider, health.keys);
    m_places->setRows(health.places);
    m_placesTable->setVisible(!health.places.isEmpty());
    m_noPlace->setVisible(health.places.isEmpty());
    m_removeOwn->setVisible(provider.own);
}

void ProviderInspector::removeProvider()
{
    if (!askBefore(
            this, tr("Remove endpoint"), tr("Remove %1?").arg(m_provider.name),
            tr("Its address and key are forgotten; calls to its models are refused from the next one on. "
               "What it cost stays in the log."),
            tr("Remove")))
        return;
    m_link.client().remove(u"/providers/"_s + AdminClient::segment(m_provider.slug), this,
                           [this](const Answer &answer) {
                               if (!answer.ok)
                                   return Q_EMIT failed(answer.error);
                               Q_EMIT changed();
                           });
}

} // namespace llm0::ui
