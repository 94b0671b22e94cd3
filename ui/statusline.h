#pragma once

#include "client/gatewaylink.h"

#include <QFrame>

class QLabel;

namespace llm0::ui {

/// When the day resets, what is in flight, how old the prices are.
class StatusLine : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(GatewayLink &link, QWidget *parent = nullptr);
    void showStatus();

private:
    QString resetText() const;
    void showPrices(const QDate &day);

    GatewayLink &m_link;
    QLabel *m_reset;
    QLabel *m_flight;
    QLabel *m_prices;
    QLabel *m_database;
    QLabel *m_version;
};

} // namespace llm0::ui
