#include "pages/providerstrip.h"

#include "format/format.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int mostShown = 5;

QString latencyText(const Provider &provider)
{
    if (provider.local && !provider.models.isEmpty())
        return ProviderStrip::tr("%n model(s), free", nullptr, static_cast<int>(provider.models.size()));
    return provider.latencyMs > 0 ? milliseconds(provider.latencyMs) : QString();
}

Mark markOf(const Provider &provider)
{
    const bool well = provider.status == u"ok"_s || provider.status == u"unknown"_s;
    if (provider.status == u"unknown"_s || (provider.local && !well))
        return Mark::Idle;
    return well ? Mark::Ok : Mark::Near;
}

} // namespace

ProviderStrip::ProviderStrip(QWidget *parent) : Card({}, parent), m_row(new QHBoxLayout)
{
    body()->setContentsMargins(16, 8, 16, 8);
    m_row->setSpacing(8);
    body()->addLayout(m_row);
    setFixedHeight(42);
}

void ProviderStrip::showProviders(const QList<Provider> &providers)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_row->addWidget(plainLabel(tr("Providers"), FontKind::Section));
    m_row->addSpacing(10);
    int shown = 0;
    for (const Provider &provider : providers) {
        if (!provider.enabled || (!provider.keySet && !provider.local) || shown == mostShown)
            continue;
        ++shown;
        auto *pill = new StatePill(this);
        pill->setPill({markOf(provider), provider.name});
        m_row->addWidget(pill);
        m_row->addWidget(plainLabel(latencyText(provider), FontKind::Caption, "secondary"));
        m_row->addSpacing(10);
    }
    if (shown == 0) {
        QPushButton *go = button(tr("Set a provider's key"), "link");
        m_row->addWidget(plainLabel(tr("None has a key yet."), FontKind::Body, "secondary"));
        m_row->addWidget(go);
        connect(go, &QPushButton::clicked, this, &ProviderStrip::keyWanted);
    }
    m_row->addStretch();
}

} // namespace llm0::ui
