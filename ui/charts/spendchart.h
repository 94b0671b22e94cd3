#pragma once

#include "format/amount.h"

#include <QList>
#include <QWidget>

namespace llm0::ui {

/// Spend added up over a day as steps, under the cap as a double line.
struct SpendSteps {
    struct Step {
        int minute = 0; ///< since the day began in the budget zone
        Amount total;   ///< spent from the day's start up to here
    };
    QList<Step> steps; ///< ascending
    int minutesInDay = 24 * 60;
    int nowMinute = 0;
    MaybeAmount cap;
};

class SpendPlot;

class SpendChart : public QWidget
{
    Q_OBJECT

public:
    explicit SpendChart(QWidget *parent = nullptr);
    void setSpend(const SpendSteps &spend);

protected:
    void changeEvent(QEvent *event) override;

private:
    SpendPlot *m_plot;
    SpendSteps m_spend;
};

} // namespace llm0::ui
