#include "charts/replaybars.h"

#include "format/format.h"
#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace llm0::ui {

ReplayBars::ReplayBars(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Days on which the cap would have stopped calls"));
}

void ReplayBars::setDays(const QDate &first, const QList<Amount> &stopped)
{
    m_first = first;
    m_stopped = stopped;
    QStringList spoken;
    for (qsizetype i = 0; i < stopped.size(); ++i)
        if (!stopped.at(i).isZero())
            spoken.append(shortDay(first.addDays(i)) + QStringLiteral(": ") + money(stopped.at(i)));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

void ReplayBars::paintEvent(QPaintEvent *)
{
    if (m_stopped.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Amount most{1};
    for (const Amount day : std::as_const(m_stopped))
        most = std::max(most, day);
    const double floor = height() - 18;
    const double cell = static_cast<double>(width()) / static_cast<double>(m_stopped.size());
    for (qsizetype i = 0; i < m_stopped.size(); ++i) {
        const double left = cell * static_cast<double>(i) + cell * 0.12;
        const double side = std::min(cell * 0.76, 10.0);
        if (m_stopped.at(i).isZero()) {
            painter.setPen(QPen(color(Role::ControlLine, palette()), 2));
            painter.drawLine(QPointF(left, floor - 1), QPointF(left + side, floor - 1));
            continue;
        }
        const double tall = std::max(
            (floor - 4) * static_cast<double>(m_stopped.at(i).nano) / static_cast<double>(most.nano), 4.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Role::Blocking, palette()));
        painter.drawRoundedRect(QRectF(left, floor - tall, side, tall), 1.5, 1.5);
    }
    painter.setFont(fontOf(FontKind::Caption));
    painter.setPen(color(Role::Secondary, palette()));
    const QRectF foot(0, floor + 2, width(), 16);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, shortDay(m_first));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter,
                     shortDay(m_first.addDays(m_stopped.size() - 1)));
}

} // namespace llm0::ui
