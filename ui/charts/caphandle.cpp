#include "charts/caphandle.h"

#include "format/format.h"
#include "theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <limits>

namespace llm0::ui {

CapHandle::CapHandle(QWidget *parent) : QAbstractSlider(parent)
{
    setOrientation(Qt::Vertical);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeVerCursor);
    setAccessibleName(tr("Cap"));
    setSingleStep(1);
    setPageStep(10);
    resize(sizeHint());
    connect(this, &QAbstractSlider::valueChanged, this, [this](int value) {
        m_exact = {m_step.nano * value};
        tell();
        Q_EMIT moved(m_exact);
    });
}

void CapHandle::setScale(Amount step, Amount most)
{
    const QSignalBlocker quiet(this);
    m_step = step;
    setRange(
        0, static_cast<int>(std::min<std::int64_t>(most.nano / step.nano, std::numeric_limits<int>::max())));
    setValue(static_cast<int>((m_exact.nano + step.nano / 2) / step.nano));
}

void CapHandle::setAmount(Amount amount)
{
    const QSignalBlocker quiet(this);
    m_exact = amount;
    const std::int64_t steps = (amount.nano + m_step.nano / 2) / m_step.nano;
    if (steps > maximum())
        setMaximum(static_cast<int>(std::min<std::int64_t>(steps, std::numeric_limits<int>::max())));
    setValue(static_cast<int>(steps));
    tell();
}

Amount CapHandle::amount() const
{
    return m_exact;
}

void CapHandle::tell()
{
    setAccessibleDescription(tr("%1. Arrow and page keys move it.").arg(money(m_exact)));
    setToolTip(money(m_exact));
}

void CapHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(color(Role::Text, palette()), 2) : QPen(Qt::NoPen));
    painter.setBrush(color(Role::Blocking, palette()));
    const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2);
    painter.setPen(QPen(color(Role::Surface, palette()), 2, Qt::SolidLine, Qt::RoundCap));
    for (const qreal y : {body.center().y() - 2.5, body.center().y() + 2.5})
        painter.drawLine(QPointF(body.center().x() - 6, y), QPointF(body.center().x() + 6, y));
}

void CapHandle::mousePressEvent(QMouseEvent *event)
{
    m_grab = static_cast<int>(event->position().y()) - height() / 2;
    m_dragged = true;
    setFocus(Qt::MouseFocusReason);
}

void CapHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged)
        Q_EMIT draggedTo(mapToParent(event->position().toPoint()).y() - m_grab);
}

void CapHandle::mouseReleaseEvent(QMouseEvent *)
{
    m_dragged = false;
}

void CapHandle::focusInEvent(QFocusEvent *event)
{
    QAbstractSlider::focusInEvent(event);
    update();
}

void CapHandle::focusOutEvent(QFocusEvent *event)
{
    QAbstractSlider::focusOutEvent(event);
    update();
}

} // namespace llm0::ui
