#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

class FactTable;

/// What one customer spent on in the period: by model and provider, with the sum.
class CustomerUsage : public QWidget
{
    Q_OBJECT

public:
    explicit CustomerUsage(GatewayLink &link, QWidget *parent = nullptr);
    void showCustomer(const QString &projectId, const Customer &customer, int days);

private:
    void showUsage(const QList<UsageSum> &usage);

    GatewayLink &m_link;
    int m_generation = 0;
    QLabel *m_head;
    FactTable *m_table;
    QLabel *m_foot;
};

} // namespace llm0::ui
