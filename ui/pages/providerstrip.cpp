#include "pages/providerstrip.h"

#include "format/format.h"
#include "pages/providertexts.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int mostShown = 5;

QString latencyText(const Provider &provider, const ProviderHealth &health)
{
    if (health.firstByteMs() > 0)
        return milliseconds(static_cast<double>(health.firstByteMs()));
    if (provider.local && !provider.models.isEmpty())
        return ProviderStrip::tr("%n model(s), free", nullptr, static_cast<int>(provider.models.size()));
    return provider.latencyMs > 0 ? milliseconds(provider.latencyMs) : QString();
}

/// Its figures, and in words what is wrong with it.
QString aboutText(const Provider &provider, const ProviderHealth &health)
{
    QStringList parts;
    const Pill state = providerState(provider, health);
    if (const QString latency = latencyText(provider, health); !latency.isEmpty())
        parts.append(latency);
    if (state.mark == Mark::Near || state.mark == Mark::Blocking)
        parts.append(state.text);
    return parts.join(u", "_s);
}

} // namespace

ProviderStrip::ProviderStrip(QWidget *parent) : Card({}, parent), m_row(new QHBoxLayout)
{
    body()->setContentsMargins(16, 8, 16, 8);
    m_row->setSpacing(8);
    body()->addLayout(m_row);
    setFixedHeight(42);
}

void ProviderStrip::showProviders(const QList<Provider> &providers, const ProvidersHealth &health)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_row->addWidget(plainLabel(tr("Providers"), FontKind::Section));
    m_row->addSpacing(10);
    int shown = 0;
    for (const Provider &provider : providers) {
        if (!provider.enabled || (!provider.keySet && provider.needsKey()))
            continue;
        if (++shown > mostShown)
            continue;
        const ProviderHealth one = health.of(provider.slug);
        auto *pill = new StatePill(this);
        pill->setPill({providerState(provider, one).mark, provider.name});
        pill->setToolTip(troubleText(one).toHtmlEscaped());
        QLabel *about = plainLabel(aboutText(provider, one), FontKind::Caption, "secondary");
        about->setObjectName(u"health-"_s + provider.slug);
        m_row->addWidget(pill);
        m_row->addWidget(about);
        m_row->addSpacing(10);
    }
    if (shown > mostShown) {
        QPushButton *all = button(tr("%n more", nullptr, shown - mostShown), "link");
        m_row->addWidget(all);
        connect(all, &QPushButton::clicked, this, &ProviderStrip::keyWanted);
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
