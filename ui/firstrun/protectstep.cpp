#include "firstrun/protectstep.h"

#include "dialogs/capsdialog.h"
#include "dialogs/providerkeydialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr Amount usualDay{5'000'000'000};
constexpr Amount usualMonth{50'000'000'000};
constexpr Amount usualCustomer{1'000'000'000};
constexpr qsizetype mostNamed = 4;

QString keyWords(const Provider &provider)
{
    if (provider.keySource == u"environment"_s)
        return ProtectStep::tr("%1: key found in the environment").arg(provider.name);
    return ProtectStep::tr("%1: key set").arg(provider.name);
}

QString localWords(const Provider &provider)
{
    const QString names = provider.models.mid(0, mostNamed).join(u", "_s);
    return ProtectStep::tr("%1 is running with %n model(s): %2", nullptr,
                           static_cast<int>(provider.models.size()))
        .arg(provider.name, provider.models.size() > mostNamed ? names + u" …"_s : names);
}

} // namespace

ProtectStep::ProtectStep(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_found(new QVBoxLayout)
    , m_day(new AmountEdit(tr("Project, a day"), this))
    , m_month(new AmountEdit(tr("Project, a month"), this))
    , m_customer(new AmountEdit(tr("Each customer you do not know yet, a day"), this))
    , m_projectName(wrappingLabel({}, "secondary", this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    auto *found = new Card(tr("Found on this computer"), this);
    m_found->setSpacing(6);
    found->body()->addLayout(m_found);
    column->addWidget(found);
    auto *caps = new Card(tr("Hold them to"), this);
    caps->body()->addWidget(m_projectName);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    m_day->setObjectName(u"firstDay"_s);
    m_month->setObjectName(u"firstMonth"_s);
    m_customer->setObjectName(u"firstCustomer"_s);
    for (AmountEdit *edit : {m_day, m_month, m_customer}) {
        edit->setFixedWidth(120);
        connect(edit, &QLineEdit::textChanged, this, [this] { Q_EMIT readyChanged(valid()); });
        form->addRow(fieldLabel(tr("%1, USD").arg(edit->accessibleName())), edit);
    }
    caps->body()->addLayout(form);
    column->addWidget(caps);
    column->addStretch();
    connect(&link, &GatewayLink::configChanged, this, &ProtectStep::refresh);
}

bool ProtectStep::valid() const
{
    return !m_project.id.isEmpty() && m_day->isValid() && m_month->isValid() && m_customer->isValid();
}

void ProtectStep::refresh()
{
    m_link.client().get(u"/providers"_s, this, [this](const Answer &answer) {
        if (!answer.ok)
            return Q_EMIT failed(answer.error);
        m_providers = listOf<Provider>(answer.body, u"providers"_s);
        showProviders();
    });
    m_link.client().get(u"/projects"_s, this, [this](const Answer &answer) {
        if (!answer.ok)
            return Q_EMIT failed(answer.error);
        const auto projects = listOf<Project>(answer.body, u"projects"_s);
        if (!projects.isEmpty() && m_project.id.isEmpty()) {
            m_project = projects.first();
            showCaps();
        }
        Q_EMIT readyChanged(valid());
    });
}

void ProtectStep::showCaps()
{
    m_projectName->setText(
        tr("Your apps' calls go through the project “%1”. No call goes out that could pass a cap.")
            .arg(m_project.name));
    m_day->setAmount(m_project.caps.day ? m_project.caps.day : usualDay);
    m_month->setAmount(m_project.caps.month ? m_project.caps.month : usualMonth);
    m_customer->setAmount(usualCustomer);
}

void ProtectStep::addFinding(const Pill &pill, const QString &text)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto *state = new StatePill(line);
    state->setPill(pill);
    row->addWidget(state, 0, Qt::AlignTop);
    row->addWidget(wrappingLabel(text, nullptr, line), 1);
    m_found->addWidget(line);
}

void ProtectStep::showProviders()
{
    while (QLayoutItem *item = m_found->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    bool any = false;
    for (const Provider &provider : std::as_const(m_providers)) {
        if (provider.local ? provider.models.isEmpty() : !provider.keySet)
            continue;
        any = true;
        addFinding({provider.local ? Mark::Cached : Mark::Ok, provider.local ? tr("free") : tr("key")},
                   provider.local ? localWords(provider) : keyWords(provider));
    }
    if (!any)
        addFinding({Mark::Idle, tr("nothing yet")},
                   tr("No provider's key in the environment, and Ollama does not answer. You can go on: the "
                      "proof works without, and Ollama is found by itself when it starts."));
    QPushButton *add = button(tr("Add a provider's key…"), "link", this);
    auto *menu = new QMenu(add);
    for (const Provider &provider : std::as_const(m_providers)) {
        if (!provider.local && provider.keySource != u"environment"_s)
            menu->addAction(provider.name, this, [this, provider] { setKey(provider); });
    }
    add->setMenu(menu);
    m_found->addWidget(add, 0, Qt::AlignLeft);
}

void ProtectStep::setKey(const Provider &provider)
{
    ProviderKeyDialog dialog(m_link.client(), provider, this);
    if (dialog.exec() == QDialog::Accepted)
        refresh();
}

void ProtectStep::protect()
{
    CapSet caps = m_project.caps;
    caps.day = m_day->amount();
    caps.month = m_month->amount();
    JsonBody body;
    caps.writeTo(body);
    m_link.client().patch(u"/projects/"_s + AdminClient::segment(m_project.id), body, this,
                          [this](const Answer &answer) {
                              if (answer.ok)
                                  protectCustomers();
                              else
                                  Q_EMIT failed(answer.error);
                          });
}

void ProtectStep::protectCustomers()
{
    JsonBody body;
    body.amount(u"default_daily_spend_limit_usd"_s, m_customer->amount());
    m_link.client().patch(u"/projects/"_s + AdminClient::segment(m_project.id) + u"/defaults"_s, body, this,
                          [this](const Answer &answer) {
                              if (answer.ok)
                                  Q_EMIT protectedNow();
                              else
                                  Q_EMIT failed(answer.error);
                          });
}

} // namespace llm0::ui
