#pragma once

#include "charts/spendseries.h"

#include <QChartView>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace llm0::ui {

/// Draws a spend series: the area by QtCharts, what QtCharts cannot (double cap line, dashed forecast in its
/// band, labels in tabular figures) on top of it. Floating point is for places on the screen only.
class SpendPlot : public QChartView
{
    Q_OBJECT

public:
    explicit SpendPlot(QWidget *parent);
    void setSeries(const SpendSeries &series);
    /// A cap that is not applied yet. The one in force is then drawn dotted.
    void setDraft(const MaybeAmount &draft);
    void setMarked(const std::optional<std::pair<QDateTime, QDateTime>> &stretch);
    void restyle(const QPalette &palette);

    Amount axisEnd() const { return m_axisEnd; }
    void setAxisEnd(Amount end);
    /// The axis end that shows everything worth seeing.
    Amount fittingAxisEnd() const;
    double heightOf(Amount amount) const;
    Amount amountAt(double y) const;
    QDateTime timeAt(double x) const;
    double placeOf(const QDateTime &at) const;
    QRectF plotRect() const;

Q_SIGNALS:
    void clicked(const QDateTime &at);
    void laidOut();

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void drawMarked(QPainter &painter, const QRectF &plot);
    void drawAxes(QPainter &painter, const QRectF &plot);
    void drawForecast(QPainter &painter);
    void drawForecastLabel(QPainter &painter, const QPointF &now);
    void drawSteps(QPainter &painter, const QRectF &plot);
    void drawNow(QPainter &painter, const QRectF &plot);
    void drawCaps(QPainter &painter, const QRectF &plot);
    void drawDoubleLine(QPainter &painter, const QRectF &plot, double y, Qt::PenStyle style);
    void capLabel(QPainter &painter, const QRectF &plot, double y, const QString &text, bool right);
    bool inSight(Amount cap) const { return cap <= m_axisEnd; }
    QList<QPointF> points() const;
    QString timeLabel(int quarter, double *at) const;

    QLineSeries *m_line;
    QLineSeries *m_floor;
    QAreaSeries *m_area;
    QValueAxis *m_x;
    QValueAxis *m_y;
    SpendSeries m_series;
    MaybeAmount m_draft;
    std::optional<std::pair<QDateTime, QDateTime>> m_marked;
    Amount m_axisEnd{1'000'000'000};
};

} // namespace llm0::ui
