#pragma once

#include "charts/spendseries.h"
#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

class SpendChart;

/// Spend of the account or a project, today or this month: steps, cap, and where it leads.
class SpendCard : public Card
{
    Q_OBJECT

public:
    explicit SpendCard(GatewayLink &link, QWidget *parent = nullptr);
    /// Shows the scope's figures and asks for its steps. `projectId` empty: the account.
    void showScope(const Scope &scope, const QString &projectId, bool month);
    void toggleTable();
    void clearMark();
    SpendChart *chart() const { return m_chart; }

Q_SIGNALS:
    void stretchChosen(const QDateTime &from, const QDateTime &to);
    void loaded(const llm0::ui::Answer &answer);

private:
    void showUsage(const QList<UsageSum> &usage);

    GatewayLink &m_link;
    QLabel *m_heading;
    QLabel *m_aside;
    QPushButton *m_toggle;
    SpendChart *m_chart;
    Scope m_scope;
    SpendSeries m_series;
    int m_generation = 0;
};

} // namespace llm0::ui
