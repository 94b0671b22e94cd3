#include "pages/providercard.h"

#include "dialogs/providerkeydialog.h"
#include "format/format.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

Pill statePill(const Provider &provider)
{
    if (!provider.enabled)
        return {Mark::Idle, ProviderCard::tr("off")};
    if (provider.status == u"ok"_s)
        return {Mark::Ok, ProviderCard::tr("ready")};
    if (provider.status == u"unreachable"_s)
        return provider.local ? Pill{Mark::Idle, ProviderCard::tr("not running")}
                              : Pill{Mark::Blocking, ProviderCard::tr("unreachable")};
    if (provider.status == u"error"_s)
        return {Mark::Near, ProviderCard::tr("trouble")};
    if (provider.status == u"key_unreadable"_s)
        return {Mark::Blocking, ProviderCard::tr("key unreadable")};
    if (!provider.local && !provider.keySet)
        return {Mark::New, ProviderCard::tr("no key")};
    return {Mark::Idle, ProviderCard::tr("not tested")};
}

} // namespace

ProviderCard::ProviderCard(GatewayLink &link, const Provider &provider, QWidget *parent)
    : Card(provider.name, parent)
    , m_link(link)
    , m_state(new StatePill(this))
    , m_address(plainLabel({}, FontKind::Mono, "secondary", this))
    , m_key(wrappingLabel({}, nullptr, this))
    , m_message(wrappingLabel({}, "secondary", this))
    , m_set(smallButton(tr("Set key…"), this))
    , m_remove(smallButton(tr("Remove"), this))
    , m_test(smallButton(tr("Test"), this))
    , m_enabled(new QCheckBox(tr("On"), this))
{
    addAside(m_state);
    m_message->setFont(fontOf(FontKind::Caption));
    m_address->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    body()->setSpacing(6);
    body()->addWidget(m_address);
    body()->addWidget(m_key);
    body()->addWidget(m_message);
    body()->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_set);
    row->addWidget(m_remove);
    row->addWidget(m_test);
    row->addStretch();
    row->addWidget(m_enabled);
    body()->addSpacing(4);
    body()->addLayout(row);
    for (QPushButton *one : {m_set, m_remove, m_test})
        one->setAccessibleName(provider.name + u": "_s + one->text());
    m_set->setObjectName(u"setKey-"_s + provider.slug);
    m_test->setObjectName(u"test-"_s + provider.slug);
    m_enabled->setAccessibleName(tr("Use %1").arg(provider.name));
    setMinimumHeight(150);
    connect(m_set, &QPushButton::clicked, this, &ProviderCard::setKey);
    connect(m_remove, &QPushButton::clicked, this, &ProviderCard::removeKey);
    connect(m_test, &QPushButton::clicked, this, &ProviderCard::test);
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
        return tr("No key yet; its models cannot be called.");
    if (m_provider.keySource == u"environment"_s)
        return tr("Key from the environment.");
    return m_provider.keySource == u"keychain"_s ? tr("Key in the system's keychain.")
                                                 : tr("Key in a file only you can read.");
}

void ProviderCard::showProvider(const Provider &provider)
{
    m_provider = provider;
    m_state->setPill(statePill(provider));
    m_address->setText(provider.baseUrl);
    m_key->setText(keyText());
    const QString latency =
        provider.latencyMs > 0 ? tr("Answered in %1.").arg(milliseconds(provider.latencyMs)) : QString();
    m_message->setText(provider.message.isEmpty() ? latency : provider.message);
    m_message->setVisible(!m_message->text().isEmpty());
    m_set->setVisible(!provider.local);
    m_set->setText(provider.keySet ? tr("Replace key…") : tr("Set key…"));
    m_remove->setVisible(!provider.local && provider.keySet && provider.keySource != u"environment"_s);
    m_test->setEnabled(provider.enabled && (provider.local || provider.keySet));
    const QSignalBlocker quiet(m_enabled);
    m_enabled->setChecked(provider.enabled);
}

void ProviderCard::setKey()
{
    ProviderKeyDialog dialog(m_link.client(), m_provider, this);
    if (dialog.exec() == QDialog::Accepted)
        test();
}

void ProviderCard::removeKey()
{
    m_link.client().remove(path() + u"/key"_s, this, [this](const Answer &answer) {
        if (!answer.ok)
            Q_EMIT failed(answer.error);
        else
            Q_EMIT changed();
    });
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
