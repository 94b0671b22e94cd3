#include "charts/spendplot.h"

#include "format/format.h"
#include "theme/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

double dollars(Amount amount)
{
    return static_cast<double>(amount.nano) / 1e9;
}

QString axisText(Amount amount)
{
    if (amount.isZero())
        return u"$0"_s;
    if (amount.nano % 1'000'000'000 == 0)
        return u"$"_s + count(amount.nano / 1'000'000'000);
    return amount.nano >= 100'000'000 ? money(amount) : u"$"_s + amount.text();
}

} // namespace

SpendPlot::SpendPlot(QWidget *parent)
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
    chart()->setMargins({50, 12, 14, 22});
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

QList<QPointF> SpendPlot::points() const
{
    QList<QPointF> out{{0, 0}};
    for (const SpendSeries::Step &step : m_series.steps) {
        const auto x = static_cast<double>(m_series.from.secsTo(std::min(step.at, m_series.now)));
        out.append({x, out.last().y()});
        out.append({x, dollars(step.total)});
    }
    out.append({static_cast<double>(m_series.from.secsTo(m_series.now)), out.last().y()});
    return out;
}

void SpendPlot::setSeries(const SpendSeries &series)
{
    m_series = series;
    const QList<QPointF> all = points();
    m_line->replace(all);
    m_floor->replace({{0, 0}, {all.last().x(), 0}});
    m_x->setRange(0, static_cast<double>(std::max<qint64>(series.from.secsTo(series.to), 1)));
    viewport()->update();
}

Amount SpendPlot::fittingAxisEnd() const
{
    Amount most = m_series.total();
    const Amount likely = m_series.forecast ? m_series.forecast->likely : most;
    const Amount high = m_series.forecast ? m_series.forecast->high : most;
    most = std::max({most, likely, std::min(high, Amount{likely.nano * 2})});
    // A cap far above the spend would press the steps flat; then it stands at the top edge.
    const std::int64_t visible = std::max(most.nano * 6, std::int64_t(10'000'000));
    for (const MaybeAmount &cap : {m_series.cap, m_draft})
        if (cap && cap->nano <= visible)
            most = std::max(most, *cap);
    return roundAxisEnd({std::max(most.nano + most.nano / 10, std::int64_t(10'000))});
}

void SpendPlot::setAxisEnd(Amount end)
{
    m_axisEnd = end;
    m_y->setRange(0, dollars(end));
    viewport()->update();
}

void SpendPlot::setDraft(const MaybeAmount &draft)
{
    m_draft = draft;
    viewport()->update();
}

void SpendPlot::setMarked(const std::optional<std::pair<QDateTime, QDateTime>> &stretch)
{
    m_marked = stretch;
    viewport()->update();
}

void SpendPlot::restyle(const QPalette &palette)
{
    chart()->setBackgroundBrush(color(Role::Surface, palette));
    chart()->setBackgroundPen(Qt::NoPen);
    QColor fill = color(Role::Accent, palette);
    fill.setAlphaF(0.13F);
    m_area->setBrush(fill);
    m_area->setPen(Qt::NoPen);
    m_y->setGridLinePen(QPen(color(Role::Line, palette), 1));
    setBackgroundBrush(color(Role::Surface, palette));
}

QRectF SpendPlot::plotRect() const
{
    return chart()->plotArea();
}

double SpendPlot::heightOf(Amount amount) const
{
    const QRectF plot = plotRect();
    return plot.bottom() - plot.height() * dollars(amount) / std::max(dollars(m_axisEnd), 1e-9);
}

Amount SpendPlot::amountAt(double y) const
{
    const QRectF plot = plotRect();
    const double share = std::clamp((plot.bottom() - y) / std::max(plot.height(), 1.0), 0.0, 1.0);
    return {static_cast<std::int64_t>(static_cast<double>(m_axisEnd.nano) * share)};
}

double SpendPlot::placeOf(const QDateTime &at) const
{
    const QRectF plot = plotRect();
    return plot.left() + plot.width() * static_cast<double>(m_series.from.secsTo(at)) / m_x->max();
}

QDateTime SpendPlot::timeAt(double x) const
{
    const QRectF plot = plotRect();
    const double share = std::clamp((x - plot.left()) / std::max(plot.width(), 1.0), 0.0, 1.0);
    return m_series.from.addSecs(static_cast<qint64>(share * m_x->max()));
}

void SpendPlot::mouseReleaseEvent(QMouseEvent *event)
{
    QChartView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && plotRect().contains(event->position()))
        Q_EMIT clicked(timeAt(event->position().x()));
}

void SpendPlot::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    Q_EMIT laidOut();
}

void SpendPlot::drawForeground(QPainter *painter, const QRectF &)
{
    if (!m_series.from.isValid())
        return;
    painter->save();
    painter->resetTransform();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(fontOf(FontKind::Caption));
    const QRectF plot = plotRect();
    drawMarked(*painter, plot);
    drawAxes(*painter, plot);
    drawForecast(*painter);
    drawSteps(*painter, plot);
    drawCaps(*painter, plot);
    drawNow(*painter, plot);
    painter->restore();
}

void SpendPlot::drawMarked(QPainter &painter, const QRectF &plot)
{
    if (!m_marked)
        return;
    const double left = placeOf(m_marked->first);
    QColor fill = color(Role::Accent, palette());
    fill.setAlphaF(0.12F);
    painter.fillRect(QRectF(left, plot.top(), placeOf(m_marked->second) - left, plot.height()), fill);
}

/// Where the label of a quarter of the axis stands, and what it says.
QString SpendPlot::timeLabel(int quarter, double *at) const
{
    const double share = quarter / 4.0;
    const QRectF plot = plotRect();
    *at = plot.left() + plot.width() * share;
    const qint64 seconds = m_series.from.secsTo(m_series.to);
    const QDateTime time = m_series.from.addSecs(seconds * quarter / 4).toTimeZone(m_series.zone);
    if (!m_series.month)
        return quarter == 4 ? u"24"_s : QString::number(time.time().hour()).rightJustified(2, u'0');
    const QDate day = quarter == 4 ? time.date().addDays(-1) : time.date();
    return shortDay(day);
}

void SpendPlot::drawAxes(QPainter &painter, const QRectF &plot)
{
    painter.setPen(color(Role::Secondary, palette()));
    for (int i = 0; i <= 4; ++i) {
        const double y = plot.bottom() - plot.height() * i / 4;
        drawFigures(painter, QRectF(0, y - 9, plot.left() - 8, 18), Qt::AlignRight,
                    axisText({m_axisEnd.nano / 4 * i}));
        double x = 0;
        const QString label = timeLabel(i, &x);
        const double half = figuresWidth(painter.font(), label) / 2 + 1;
        const double left = std::clamp(x - half, 0.0, std::max(width() - 2 * half, 0.0));
        drawFigures(painter, QRectF(left, plot.bottom() + 4, 2 * half, 16), Qt::AlignHCenter, label);
    }
}

void SpendPlot::drawForecast(QPainter &painter)
{
    if (!m_series.forecast || m_series.now >= m_series.to)
        return;
    const QPointF now(placeOf(m_series.now), heightOf(m_series.total()));
    const double end = placeOf(m_series.to);
    painter.save();
    painter.setClipRect(plotRect());
    QColor fill = color(Role::Accent, palette());
    fill.setAlphaF(0.2F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(
        QPolygonF{now, {end, heightOf(m_series.forecast->high)}, {end, heightOf(m_series.forecast->low)}});
    painter.setPen(QPen(color(Role::Accent, palette()), 2, Qt::DashLine));
    painter.drawLine(now, QPointF(end, heightOf(m_series.forecast->likely)));
    painter.restore();
    if (!m_draft) // while a cap is dragged its own labels stand there
        drawForecastLabel(painter, now);
}

/// At the line's end, where there is room between now and then.
void SpendPlot::drawForecastLabel(QPainter &painter, const QPointF &now)
{
    constexpr double roomBesides = 70;
    const QRectF plot = plotRect();
    const QString label = tr("likely %1").arg(money(m_series.forecast->likely));
    const double width = figuresWidth(painter.font(), label);
    if (plot.right() - now.x() < width + roomBesides)
        return;
    const double top = std::max(heightOf(m_series.forecast->high) - 18, plot.top());
    painter.setPen(color(Role::Secondary, palette()));
    drawFigures(painter, QRectF(plot.right() - width - 4, top, width, 16), Qt::AlignRight, label);
}

void SpendPlot::drawSteps(QPainter &painter, const QRectF &plot)
{
    QList<QPointF> line;
    for (const QPointF &point : points())
        line.append({plot.left() + plot.width() * point.x() / m_x->max(),
                     plot.bottom() - plot.height() * point.y() / std::max(dollars(m_axisEnd), 1e-9)});
    painter.save();
    painter.setClipRect(plot.adjusted(-2, -2, 2, 2));
    painter.setPen(QPen(color(Role::Accent, palette()), 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPolyline(line.constData(), static_cast<int>(line.size()));
    painter.restore();
}

void SpendPlot::drawNow(QPainter &painter, const QRectF &plot)
{
    if (m_series.now >= m_series.to)
        return;
    const QPointF now(placeOf(m_series.now), heightOf(m_series.total()));
    painter.setPen(QPen(color(Role::ControlLine, palette()), 1));
    painter.drawLine(QPointF(now.x(), plot.top()), QPointF(now.x(), plot.bottom()));
    painter.setPen(QPen(color(Role::Accent, palette()), 2));
    painter.setBrush(color(Role::Surface, palette()));
    painter.drawEllipse(now, 4, 4);
    painter.setFont(fontOf(FontKind::Strong));
    const QString label = money(m_series.total());
    const double width = figuresWidth(painter.font(), label);
    const bool leftSide = now.x() + 14 + width > plot.right();
    const double top = std::clamp(now.y() + 6, plot.top(), plot.bottom() - 18);
    const QRectF box(leftSide ? now.x() - 10 - width : now.x() + 10, top, width, 16);
    QColor ground = color(Role::Surface, palette());
    ground.setAlphaF(0.8F);
    painter.fillRect(box.adjusted(-3, 0, 3, 0), ground);
    painter.setPen(color(Role::Text, palette()));
    drawFigures(painter, box, Qt::AlignLeft, label);
}

void SpendPlot::drawDoubleLine(QPainter &painter, const QRectF &plot, double y, Qt::PenStyle style)
{
    painter.setPen(QPen(color(Role::Blocking, palette()), 1.5, style));
    for (const double offset : {-1.75, 1.75})
        painter.drawLine(QPointF(plot.left(), y + offset), QPointF(plot.right(), y + offset));
}

void SpendPlot::capLabel(QPainter &painter, const QRectF &plot, double y, const QString &text, bool right)
{
    const double top = y - 21 > 0 ? y - 21 : y + 5;
    drawFigures(painter, QRectF(plot.left() + 6, top, plot.width() - 10, 16),
                right ? Qt::AlignRight : Qt::AlignLeft, text);
}

void SpendPlot::drawCaps(QPainter &painter, const QRectF &plot)
{
    QFont strong = fontOf(FontKind::Caption);
    strong.setWeight(QFont::DemiBold);
    if (m_series.cap && m_draft != m_series.cap && m_draft) {
        if (inSight(*m_series.cap)) {
            const double y = heightOf(*m_series.cap);
            painter.setPen(QPen(color(Role::Secondary, palette()), 1.5, Qt::DotLine));
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
            capLabel(painter, plot, y, tr("saved cap %1").arg(money(*m_series.cap)), true);
        }
    }
    const MaybeAmount cap = m_draft ? m_draft : m_series.cap;
    if (!cap)
        return;
    const bool seen = inSight(*cap);
    const double y = seen ? heightOf(*cap) : plot.top() + 2;
    drawDoubleLine(painter, plot, y, seen ? Qt::SolidLine : Qt::DashLine);
    painter.setFont(strong);
    const QString amount = money(*cap);
    const bool fresh = m_draft && m_draft != m_series.cap;
    capLabel(painter, plot, y,
             !seen   ? tr("Cap %1, far above").arg(amount)
             : fresh ? tr("New cap %1").arg(amount)
                     : tr("Cap %1").arg(amount),
             false);
}

} // namespace llm0::ui
