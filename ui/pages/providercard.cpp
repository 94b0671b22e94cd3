#include "pages/providercard.h"

#include "dialogs/providerkeydialog.h"
#include "format/format.h"
#include "pages/providertexts.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace llm0::ui {

ProviderCard::ProviderCard(GatewayLink &link, const Provider &provider, QWidget *parent)
    : Card(provider.name, parent)
    , m_link(link)
    , m_state(new StatePill(this))
    , m_address(plainLabel({}, FontKind::Mono, "secondary", this))
    , m_key(wrappingLabel({}, nullptr, this))
    , m_health(wrappingLabel({}, nullptr, this))
    , m_message(wrappingLabel({}, "secondary", this))
    , m_set(smallButton(tr("Set key…"), this))
    , m_test(smallButton(tr("Test"), this))
    , m_details(smallButton(tr("Details"), this))
    , m_enabled(new QCheckBox(tr("On"), this))
{
    addAside(m_state);
    m_message->setFont(fontOf(FontKind::Caption));
    m_address->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    body()->setSpacing(6);
    body()->addWidget(m_address);
    body()->addWidget(m_health);
    body()->addWidget(m_key);
    body()->addWidget(m_message);
    body()->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_set);
    row->addWidget(m_test);
    row->addWidget(m_details);
    row->addStretch();
    row->addWidget(m_enabled);
    body()->addSpacing(4);
    body()->addLayout(row);
    for (QPushButton *one : {m_set, m_test, m_details})
        one->setAccessibleName(provider.name + u": "_s + one->text());
    m_set->setObjectName(u"setKey-"_s + provider.slug);
    m_test->setObjectName(u"test-"_s + provider.slug);
    m_details->setObjectName(u"details-"_s + provider.slug);
    m_details->setCheckable(true);
    m_state->setObjectName(u"state-"_s + provider.slug);
    m_health->setObjectName(u"health-"_s + provider.slug);
    m_message->setObjectName(u"message-"_s + provider.slug);
    m_enabled->setObjectName(u"enabled-"_s + provider.slug);
    m_enabled->setAccessibleName(tr("Use %1").arg(provider.name));
    setMinimumHeight(150);
    m_health->hide();
    connect(m_set, &QPushButton::clicked, this, &ProviderCard::setKey);
    connect(m_test, &QPushButton::clicked, this, &ProviderCard::test);
    connect(m_details, &QPushButton::clicked, this, [this] { Q_EMIT detailsWanted(m_provider.slug); });
    connect(m_enabled, &QCheckBox::clicked, this, &ProviderCard::setEnabledAtGateway);
    showProvider(provider);
}

QString ProviderCard::path() const
{
    return u"/providers/"_s + AdminClient::segment(m_provider.slug);
}

QString ProviderCard::keyText() const
{
    if (m_provider.local)
        return m_provider.models.isEmpty()
                   ? tr("Runs on this computer, needs no key, costs nothing.")
                   : tr("Pulled and free: ") + m_provider.models.mid(0, 6).join(u", "_s)
                         + (m_provider.models.size() > 6 ? u" …"_s : QString());
    if (!m_provider.keySet)
        return m_provider.needsKey() ? tr("No key yet; its models cannot be called.")
                                     : tr("Called without a key.");
    const auto keys = static_cast<int>(m_found.keys.size());
    if (keys > 1)
        return tr("%n keys share its calls.", nullptr, keys);
    return tr("Key in %1.").arg(keySourceText(m_provider.keySource));
}

/// What is wrong now, else what the last test said.
QString ProviderCard::messageText() const
{
    const QString trouble = m_provider.enabled ? troubleText(m_found) : QString();
    if (!trouble.isEmpty())
        return trouble;
    if (!m_provider.message.isEmpty())
        return m_provider.message;
    return m_provider.latencyMs > 0 ? tr("Test answered in %1.").arg(milliseconds(m_provider.latencyMs))
                                    : QString();
}

void ProviderCard::showProvider(const Provider &provider)
{
    m_provider = provider;
    m_address->setText(provider.baseUrl);
    m_set->setVisible(!provider.local);
    m_set->setText(provider.keySet ? tr("Replace key…") : tr("Set key…"));
    m_set->setEnabled(provider.keySource != u"environment"_s);
    m_test->setEnabled(provider.enabled && (!provider.needsKey() || provider.keySet));
    const QSignalBlocker quiet(m_enabled);
    m_enabled->setChecked(provider.enabled);
    showHealth(m_found);
}

void ProviderCard::showHealth(const ProviderHealth &health)
{
    m_found = health;
    m_state->setPill(providerState(m_provider, health));
    m_key->setText(keyText());
    m_health->setText(healthText(health));
    m_health->setVisible(!m_health->text().isEmpty());
    m_message->setText(messageText());
    m_message->setVisible(!m_message->text().isEmpty());
}

void ProviderCard::setChosen(bool chosen)
{
    m_details->setChecked(chosen);
}

void ProviderCard::setKey()
{
    ProviderKeyDialog dialog(m_link.client(), m_provider, this);
    if (dialog.exec() == QDialog::Accepted)
        test();
}

void ProviderCard::test()
{
    m_test->setEnabled(false);
    m_message->setText(tr("Testing…"));
    m_message->show();
    m_link.client().post(path() + u"/test"_s, {}, this, [this](const Answer &answer) {
        m_test->setEnabled(true);
        if (!answer.ok) {
            m_message->setText(answer.error.message);
            return;
        }
        const QString told = textOf(answer.body, u"message"_s);
        const bool well = answer.body.value(u"ok"_s).toBool();
        m_provider.status = well ? u"ok"_s : u"error"_s;
        m_provider.keySet = m_provider.keySet || well;
        m_provider.latencyMs = numberOf(answer.body, u"latency_ms"_s);
        m_provider.message = well ? QString() : told;
        showProvider(m_provider);
        Q_EMIT changed();
    });
}

void ProviderCard::setEnabledAtGateway(bool enabled)
{
    m_link.client().patch(path(), JsonBody().boolean(u"enabled"_s, enabled), this,
                          [this](const Answer &answer) {
                              if (!answer.ok)
                                  Q_EMIT failed(answer.error);
                              Q_EMIT changed();
                          });
}

} // namespace llm0::ui
