#include "pages/alertspage.h"

#include "client/alerts.h"
#include "format/format.h"
#include "models/alerttexts.h"
#include "pages/alertinbox.h"
#include "pages/alertrules.h"

#include <QBoxLayout>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace llm0::ui {

AlertsPage::AlertsPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Alerts"), parent)
    , m_inbox(new AlertInbox(link, this))
    , m_rules(new AlertRulesCard(link, this))
{
    QPushButton *add = button(tr("New rule…"), "primary");
    add->setObjectName(u"newAlertRule"_s);
    head()->addWidget(add);
    connect(add, &QPushButton::clicked, m_rules, &AlertRulesCard::addRule);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(14);
    split->setChildrenCollapsible(false);
    split->addWidget(m_inbox);
    split->addWidget(m_rules);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    content()->addWidget(split, 1);

    connect(m_inbox, &AlertInbox::loaded, this, [this](const Answer &answer) { accept(answer); });
    connect(m_rules, &AlertRulesCard::loaded, this, [this](const Answer &answer) { accept(answer); });
    connect(m_rules, &AlertRulesCard::hasRules, m_inbox, &AlertInbox::setHasRules);
    connect(m_rules, &AlertRulesCard::changed, m_inbox, &AlertInbox::refresh);
    connect(m_inbox, &AlertInbox::openCountChanged, this,
            [this](int count) { Q_EMIT badgeChanged(u"alerts"_s, count); });
    connect(m_inbox, &AlertInbox::customerWanted, this,
            [this](const QString &customer) { Q_EMIT itemWanted(u"customers"_s, customer); });
    connect(&link, &GatewayLink::alertSeen, this, &AlertsPage::notify);
    // The badge is told of once, even if the page is never opened.
    connect(&link, &GatewayLink::connectionChanged, m_inbox, [this](bool connected) {
        if (connected)
            m_inbox->refresh();
    });
}

void AlertsPage::refresh()
{
    m_inbox->refresh();
    m_rules->refresh();
}

void AlertsPage::notify(const Alert &alert)
{
    const QString figures = alert.forecast
                                ? tr("Spent %1, forecast %2").arg(money(alert.spent), money(*alert.forecast))
                                : tr("Spent %1").arg(money(alert.spent));
    Q_EMIT link().notificationWanted(
        {tr("%1 %2", "who, what").arg(alertWho(alert), alertWhat(alert)), figures, u"alerts"_s, alert.id});
    m_inbox->refresh();
}

} // namespace llm0::ui
