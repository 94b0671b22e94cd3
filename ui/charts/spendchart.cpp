#include "charts/spendchart.h"

#include "format/format.h"
#include "theme/theme.h"

#include <QAreaSeries>
#include <QBoxLayout>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

// Floating point here is for places on the screen only.
double dollars(Amount amount)
{
    return static_cast<double>(amount.nano) / 1e9;
}

/// The smallest round axis end at or above `value` that splits into four.
double axisEnd(double value)
{
    double decade = 1e-6;
    while (decade * 10 < value)
        decade *= 10;
    for (const double step : {1.0, 1.2, 2.0, 4.0, 6.0, 8.0, 10.0})
        if (decade * step >= value)
            return decade * step;
    return decade * 10;
}

QList<QPointF> stepPoints(const SpendSteps &spend)
{
    QList<QPointF> points{{0, 0}};
    for (const SpendSteps::Step &step : spend.steps) {
        const double x = step.minute;
        points.append({x, points.last().y()});
        points.append({x, dollars(step.total)});
    }
    points.append({double(spend.nowMinute), points.last().y()});
    return points;
}

} // namespace

class SpendPlot : public QChartView
{
public:
    explicit SpendPlot(QWidget *parent)
        : QChartView(parent)
        , m_line(new QLineSeries)
        , m_floor(new QLineSeries)
        , m_area(new QAreaSeries(m_line, m_floor))
        , m_x(new QValueAxis)
        , m_y(new QValueAxis)
    {
        setFrameShape(QFrame::NoFrame);
        setRenderHint(QPainter::Antialiasing);
        setFocusPolicy(Qt::NoFocus);
        chart()->legend()->hide();
        chart()->setMargins({46, 8, 10, 20});
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
        chart()->setBackgroundRoundness(0);
        chart()->addSeries(m_area);
        for (QValueAxis *axis : {m_x, m_y}) {
            axis->setLabelsVisible(false);
            axis->setLineVisible(false);
            axis->setTickCount(5);
        }
        m_x->setGridLineVisible(false);
        chart()->addAxis(m_x, Qt::AlignBottom);
        chart()->addAxis(m_y, Qt::AlignLeft);
        m_area->attachAxis(m_x);
        m_area->attachAxis(m_y);
    }

    void setSpend(const SpendSteps &spend)
    {
        m_spend = spend;
        const QList<QPointF> points = stepPoints(spend);
        m_line->replace(points);
        m_floor->replace({{0, 0}, {points.last().x(), 0}});
        const double cap = spend.cap ? dollars(*spend.cap) : 0;
        const double spent = points.last().y();
        // A cap far above the spend would press the steps flat; then it stands at the top edge.
        m_capInSight = spend.cap && (cap <= std::max(spent * 12, 0.01));
        m_x->setRange(0, spend.minutesInDay);
        m_y->setRange(0, axisEnd(std::max(m_capInSight ? cap * 1.1 : spent * 1.3, spent > 0 ? 0.001 : 1.0)));
        viewport()->update();
    }

    void restyle(const QPalette &palette)
    {
        chart()->setBackgroundBrush(color(Role::Surface, palette));
        chart()->setBackgroundPen(Qt::NoPen);
        QColor fill = color(Role::Accent, palette);
        fill.setAlphaF(0.14F);
        m_area->setBrush(fill);
        m_area->setPen(Qt::NoPen);
        m_y->setGridLinePen(QPen(color(Role::Line, palette), 1));
        setBackgroundBrush(color(Role::Surface, palette));
    }

protected:
    void drawForeground(QPainter *painter, const QRectF &) override
    {
        painter->save();
        painter->resetTransform();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setFont(fontOf(FontKind::Caption));
        const QRectF plot = chart()->plotArea();
        drawAxes(*painter, plot);
        drawNow(*painter, plot);
        drawCap(*painter, plot);
        painter->restore();
    }

private:
    QPointF place(double minute, double value) const
    {
        return chart()->mapToPosition({minute, value}, m_area);
    }

    void drawAxes(QPainter &painter, const QRectF &plot)
    {
        painter.setPen(color(Role::Secondary, palette()));
        const double end = m_y->max();
        for (int i = 0; i < 5; ++i) {
            const double value = end * i / 4;
            const double y = plot.bottom() - plot.height() * i / 4;
            const Amount amount{static_cast<std::int64_t>(value * 1e9 + 0.5)};
            const bool whole = amount.nano % 1'000'000'000 == 0;
            drawFigures(painter, QRectF(0, y - 9, plot.left() - 8, 18), Qt::AlignRight,
                        i == 0                       ? u"$0"_s
                        : whole                      ? u"$"_s + amount.text()
                        : amount.nano >= 100'000'000 ? money(amount)
                                                     : u"$"_s + amount.text());
            const int hour = m_spend.minutesInDay * i / 4 / 60;
            const double x = plot.left() + plot.width() * i / 4;
            drawFigures(painter, QRectF(x - 15, plot.bottom() + 4, 30, 16), Qt::AlignHCenter,
                        QString::number(hour).rightJustified(2, u'0'));
        }
    }

    void drawNow(QPainter &painter, const QRectF &plot)
    {
        const QList<QPointF> points = stepPoints(m_spend);
        const QPointF now = place(points.last().x(), points.last().y());
        painter.setPen(QPen(color(Role::ControlLine, palette()), 1));
        painter.drawLine(QPointF(now.x(), plot.top()), QPointF(now.x(), plot.bottom()));
        painter.setPen(QPen(color(Role::Accent, palette()), 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        QList<QPointF> line;
        for (const QPointF &point : points)
            line.append(place(point.x(), point.y()));
        painter.drawPolyline(line.constData(), static_cast<int>(line.size()));
        painter.setBrush(color(Role::Surface, palette()));
        painter.drawEllipse(now, 4, 4);
        painter.setFont(fontOf(FontKind::Strong));
        painter.setPen(color(Role::Text, palette()));
        const QString label = money(m_spend.steps.isEmpty() ? Amount{} : m_spend.steps.last().total);
        const double width = figuresWidth(painter.font(), label);
        const bool leftSide = now.x() + 12 + width > plot.right();
        const double top = std::min(now.y() + 4, plot.bottom() - 20);
        drawFigures(painter, QRectF(leftSide ? now.x() - 8 - width : now.x() + 8, top, width, 16),
                    Qt::AlignLeft, label);
    }

    void drawCap(QPainter &painter, const QRectF &plot)
    {
        if (!m_spend.cap)
            return;
        const double y = m_capInSight ? place(0, dollars(*m_spend.cap)).y() : plot.top() + 1;
        painter.setPen(
            QPen(color(Role::Blocking, palette()), 1.5, m_capInSight ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QPointF(plot.left(), y - 1.75), QPointF(plot.right(), y - 1.75));
        painter.drawLine(QPointF(plot.left(), y + 1.75), QPointF(plot.right(), y + 1.75));
        QFont font = fontOf(FontKind::Caption);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        const QString text = m_capInSight ? SpendChart::tr("Cap %1").arg(money(*m_spend.cap))
                                          : SpendChart::tr("Cap %1, far above").arg(money(*m_spend.cap));
        const double labelTop = y - 20 > 0 ? y - 20 : y + 4;
        drawFigures(painter, QRectF(plot.left() + 6, labelTop, plot.width(), 16), Qt::AlignLeft, text);
    }

    QLineSeries *m_line;
    QLineSeries *m_floor;
    QAreaSeries *m_area;
    QValueAxis *m_x;
    QValueAxis *m_y;
    SpendSteps m_spend;
    bool m_capInSight = false;
};

SpendChart::SpendChart(QWidget *parent) : QWidget(parent), m_plot(new SpendPlot(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    m_plot->restyle(palette());
    setMinimumHeight(180);
    setAccessibleName(tr("Spend today"));
}

void SpendChart::setSpend(const SpendSteps &spend)
{
    m_spend = spend;
    m_plot->setSpend(spend);
    const Amount total = spend.steps.isEmpty() ? Amount{} : spend.steps.last().total;
    setAccessibleDescription(tr("%1 spent today, cap %2").arg(money(total), moneyCap(spend.cap)));
}

void SpendChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_plot->restyle(palette());
}

} // namespace llm0::ui
