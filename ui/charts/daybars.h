#pragma once

#include "format/amount.h"

#include <QDate>
#include <QList>
#include <QWidget>

namespace llm0::ui {

/// One bar a day, for money; the highest and the last are named.
class DayBars : public QWidget
{
    Q_OBJECT

public:
    struct Day {
        QDate day;
        Amount amount;
    };

    explicit DayBars(const QString &accessibleName, QWidget *parent = nullptr);
    /// Ascending, without gaps.
    void setDays(const QList<Day> &days);
    QSize sizeHint() const override { return {320, 150}; }
    QSize minimumSizeHint() const override { return {200, 110}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF plot() const;
    QRectF barOf(qsizetype index, std::int64_t most) const;

    QList<Day> m_days;
};

} // namespace llm0::ui
