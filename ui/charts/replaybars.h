#pragma once

#include "format/amount.h"

#include <QDate>
#include <QList>
#include <QWidget>

namespace llm0::ui {

/// A strip of days: a bar where a cap would have stopped something, as tall as what it would have saved.
class ReplayBars : public QWidget
{
    Q_OBJECT

public:
    explicit ReplayBars(QWidget *parent = nullptr);
    /// `stopped` by day, oldest first; days without one are zero.
    void setDays(const QDate &first, const QList<Amount> &stopped);
    QSize sizeHint() const override { return {320, 58}; }
    QSize minimumSizeHint() const override { return {120, 58}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QDate m_first;
    QList<Amount> m_stopped;
};

} // namespace llm0::ui
