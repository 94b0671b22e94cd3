#include "pages/providerkeys.h"

#include "dialogs/askbefore.h"
#include "dialogs/providerkeydialog.h"
#include "pages/providertexts.h"
#include "widgets/table.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString sourceText(const Provider &provider)
{
    return provider.keySet ? keySourceText(provider.keySource) : u"–"_s;
}

Pill stateOf(const Provider &provider)
{
    if (!provider.enabled)
        return {Mark::Idle, ProviderKeys::tr("off")};
    return provider.keySet ? Pill{Mark::Ok, ProviderKeys::tr("key set")}
                           : Pill{Mark::New, ProviderKeys::tr("no key")};
}

std::vector<Column<Provider>> columns()
{
    using P = Provider;
    return {{ProviderKeys::tr("Provider"), CellKind::Strong, 180, [](const P &p) { return p.name; }},
            {ProviderKeys::tr("Kept in"), CellKind::Text, 220, sourceText},
            {ProviderKeys::tr("Address"), CellKind::Mono, 0, [](const P &p) { return p.baseUrl; }},
            Column<P>::pills(ProviderKeys::tr("State"), 110, stateOf)};
}

} // namespace

ProviderKeys::ProviderKeys(GatewayLink &link, QWidget *parent)
    : Card({}, parent)
    , m_link(link)
    , m_model(new RowsModel<Provider>(
          columns(), [](const Provider &a, const Provider &b) { return a.slug == b.slug; }, this))
    , m_table(new Table(tr("Provider keys"), this))
    , m_set(button(tr("Set key…"), "", this))
    , m_remove(button(tr("Remove…"), "blocking", this))
{
    body()->setContentsMargins(4, 2, 4, 4);
    body()->setSpacing(0);
    m_table->useModel(m_model);
    m_table->setObjectName(u"providerKeysTable"_s);
    body()->addWidget(m_table, 1);
    body()->addWidget(rule(this));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 10, 10, 8);
    row->setSpacing(8);
    row->addWidget(m_set);
    row->addWidget(plainLabel(tr("A provider's key is never shown again, not even here."), FontKind::Caption,
                              "secondary", this));
    row->addStretch();
    row->addWidget(m_remove);
    body()->addLayout(row);
    m_set->setObjectName(u"setProviderKey"_s);
    m_remove->setObjectName(u"removeProviderKey"_s);
    connect(m_table, &Table::rowChosen, this, &ProviderKeys::choose);
    connect(m_table, &QTableView::activated, this, &ProviderKeys::set);
    connect(m_set, &QPushButton::clicked, this, &ProviderKeys::set);
    connect(m_remove, &QPushButton::clicked, this, &ProviderKeys::remove);
    choose();
}

void ProviderKeys::load()
{
    m_link.client().get(u"/providers"_s, this, [this](const Answer &answer) {
        Q_EMIT loaded(answer);
        if (!answer.ok)
            return;
        QList<Provider> cloud;
        for (const Provider &provider : listOf<Provider>(answer.body, u"providers"_s))
            if (!provider.local)
                cloud.append(provider);
        m_model->setRows(cloud);
        if (m_table->currentRow() < 0 && !cloud.isEmpty())
            m_table->setCurrentIndex(m_model->index(0, 0));
        choose();
    });
}

const Provider *ProviderKeys::chosen() const
{
    return m_model->at(m_table->currentRow());
}

void ProviderKeys::choose()
{
    const Provider *provider = chosen();
    const bool ours = provider && provider->keySource != u"environment"_s;
    m_set->setEnabled(ours);
    m_set->setText(provider && provider->keySet ? tr("Replace key…") : tr("Set key…"));
    m_set->setAccessibleName(m_set->text());
    m_remove->setEnabled(ours && provider->keySet);
}

void ProviderKeys::set()
{
    if (!chosen() || !m_set->isEnabled())
        return;
    ProviderKeyDialog dialog(m_link.client(), *chosen(), this);
    if (dialog.exec() == QDialog::Accepted)
        load();
}

void ProviderKeys::remove()
{
    const Provider provider = *chosen();
    if (!askBefore(this, tr("Remove key"), tr("Remove the key of %1?").arg(provider.name),
                   tr("Calls to it are refused from the next one on."), tr("Remove")))
        return;
    m_link.client().remove(u"/providers/%1/key"_s.arg(AdminClient::segment(provider.slug)), this,
                           [this](const Answer &answer) {
                               if (!answer.ok)
                                   Q_EMIT failed(answer.error);
                               load();
                           });
}

} // namespace llm0::ui
