#include "statusline.h"

#include "format/format.h"
#include "widgets/basics.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {

StatusLine::StatusLine(GatewayLink &link, QWidget *parent) : QFrame(parent), m_link(link)
{
    setObjectName(u"statusline"_s);
    setFixedHeight(26);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(18);
    for (QLabel **label : {&m_reset, &m_flight, &m_prices, &m_database, &m_version})
        *label = plainLabel({}, FontKind::Caption, "secondary", this);
    row->addWidget(m_reset);
    row->addWidget(m_flight);
    row->addWidget(m_prices);
    row->addStretch();
    row->addWidget(m_database);
    row->addWidget(m_version);
    showStatus();
}

QString StatusLine::resetText() const
{
    const QDateTime at = m_link.status().dayResetsAt;
    if (!at.isValid())
        return {};
    const QTimeZone zone = m_link.zone();
    const QString name = m_link.status().zoneName.isEmpty() ? u"UTC"_s : m_link.status().zoneName;
    const QString there = clockTime(at, zone);
    const QString here = clockTime(at, QTimeZone::systemTimeZone());
    return there == here ? tr("Day resets %1 %2").arg(there, name)
                         : tr("Day resets %1 %2 (%3 your time)").arg(there, name, here);
}

/// Old prices are wrong prices: past a month their age is named in the warning colour.
void StatusLine::showPrices(const QDate &day)
{
    constexpr int oldDays = 30;
    const int age = static_cast<int>(day.daysTo(QDate::currentDate()));
    const bool old = day.isValid() && age > oldDays;
    const QString text = !day.isValid() ? QString()
                         : old          ? tr("Prices are %n day(s) old", nullptr, age)
                                        : tr("Prices of %1").arg(shortDay(day));
    if (m_prices->text() == text)
        return;
    m_prices->setText(text);
    m_prices->setProperty("role", old ? u"warning"_s : u"secondary"_s);
    m_prices->setStyleSheet(m_prices->styleSheet());
}

void StatusLine::showStatus()
{
    const Status &status = m_link.status();
    if (!m_link.hasStatus()) {
        m_reset->setText(tr("Waiting for the gateway"));
        return;
    }
    m_reset->setText(m_link.connected() ? resetText() : tr("Gateway does not answer; trying again"));
    m_flight->setText(tr("%1 in flight · %2 reserved").arg(count(status.inFlight), money(status.reserved)));
    const QDate prices = QDate::fromString(status.pricesDate.left(10), Qt::ISODate);
    showPrices(prices);
    m_database->setText(status.ledgerOk() ? u"SQLite · %1"_s.arg(bytes(status.databaseBytes))
                                          : tr("Ledger: %1").arg(status.ledger));
    m_version->setText(u"llm0 "_s + status.version);
}

} // namespace llm0::ui
