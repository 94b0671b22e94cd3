#include "charts/daybars.h"

#include "format/format.h"
#include "theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qreal axisHeight = 20;
constexpr qreal topSpace = 20;
constexpr qreal widestBar = 22;

std::int64_t highest(const QList<DayBars::Day> &days)
{
    std::int64_t most = 0;
    for (const DayBars::Day &day : days)
        most = std::max(most, day.amount.nano);
    return most;
}

} // namespace

DayBars::DayBars(const QString &accessibleName, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setMinimumHeight(110);
}

void DayBars::setDays(const QList<Day> &days)
{
    m_days = days;
    Amount sum;
    for (const Day &day : days)
        sum = sum + day.amount;
    setAccessibleDescription(
        days.isEmpty()
            ? QString()
            : tr("%1 from %2 to %3").arg(money(sum), shortDay(days.first().day), shortDay(days.last().day)));
    update();
}

QRectF DayBars::plot() const
{
    return QRectF(rect()).adjusted(0, topSpace, 0, -axisHeight);
}

QRectF DayBars::barOf(qsizetype index, std::int64_t most) const
{
    const QRectF area = plot();
    const qreal step = area.width() / qreal(std::max<qsizetype>(m_days.size(), 1));
    const qreal width = std::clamp<qreal>(step * 0.7, 1, widestBar);
    const std::int64_t value = m_days.at(index).amount.nano;
    // Pixels, not money: a double is fine here.
    const qreal height =
        most > 0 ? std::max<qreal>(value > 0 ? 2 : 0, area.height() * qreal(value) / qreal(most)) : 0;
    return {area.left() + step * (qreal(index) + 0.5) - width / 2, area.bottom() - height, width, height};
}

void DayBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF area = plot();
    painter.setPen(color(Role::Line, palette()));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_days.isEmpty())
        return;
    const std::int64_t most = highest(m_days);
    painter.setFont(fontOf(FontKind::Caption));
    bool named = false;
    for (qsizetype i = 0; i < m_days.size(); ++i) {
        const QRectF bar = barOf(i, most);
        painter.fillRect(bar, color(Role::Accent, palette()));
        if (named || most == 0 || m_days.at(i).amount.nano != most)
            continue;
        named = true;
        painter.setPen(color(Role::Text, palette()));
        const QString text = money(m_days.at(i).amount);
        const qreal width = painter.fontMetrics().horizontalAdvance(text) + 4;
        const qreal left = std::clamp(bar.center().x() - width / 2, area.left(), area.right() - width);
        painter.drawText(QRectF(left, bar.top() - 17, width, 16), Qt::AlignCenter, text);
    }
    painter.setPen(color(Role::Secondary, palette()));
    const QRectF axis(area.left(), area.bottom() + 2, area.width(), axisHeight - 2);
    painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, shortDay(m_days.first().day));
    painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, shortDay(m_days.last().day));
}

bool DayBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_days.isEmpty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qreal step = plot().width() / qreal(m_days.size());
    const auto index = std::clamp<qsizetype>(
        static_cast<qsizetype>(help->pos().x() / std::max<qreal>(step, 1)), 0, m_days.size() - 1);
    QToolTip::showText(help->globalPos(),
                       shortDay(m_days.at(index).day) + u": "_s + moneyItem(m_days.at(index).amount), this);
    return true;
}

} // namespace llm0::ui
