#include "widgets/causebars.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int rowHeight = 28;

Amount sizeOf(Amount amount)
{
    return amount.nano < 0 ? Amount{-amount.nano} : amount;
}

} // namespace

QString signedMoney(Amount amount)
{
    if (amount.isZero())
        return u"$0"_s;
    return (amount.nano > 0 ? u"+"_s : u"−"_s) + money(sizeOf(amount));
}

CauseBars::CauseBars(const QString &accessibleName, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CauseBars::setRows(const QList<Row> &rows)
{
    m_rows = rows;
    QStringList spoken;
    for (const Row &row : rows)
        spoken.append(row.name + u' ' + signedMoney(row.amount));
    setAccessibleDescription(spoken.join(u"; "_s));
    updateGeometry();
    update();
}

QSize CauseBars::sizeHint() const
{
    return {320, rowHeight * static_cast<int>(std::max<qsizetype>(m_rows.size(), 1))};
}

void CauseBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Amount most{1};
    qreal names = 0;
    qreal figures = 0;
    for (const Row &row : m_rows) {
        most = std::max(most, sizeOf(row.amount));
        names = std::max(names, QFontMetricsF(fontOf(FontKind::Body)).horizontalAdvance(row.name));
        figures = std::max(figures, figuresWidth(fontOf(FontKind::Strong), signedMoney(row.amount)));
    }
    names = std::min(names, width() * 0.45);
    const QRectF bars(names + 14, 0, std::max(width() - names - figures - 28, 40.0), height());
    const qreal middle = bars.center().x();
    qreal top = 0;
    for (const Row &row : m_rows) {
        const QRectF line(0, top, width(), rowHeight);
        painter.setFont(fontOf(FontKind::Body));
        painter.setPen(color(Role::Text, palette()));
        painter.drawText(
            QRectF(0, top, names, rowHeight), Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(visibleText(row.name), Qt::ElideRight, static_cast<int>(names)));
        const qreal length =
            bars.width() / 2 * static_cast<qreal>(sizeOf(row.amount).nano) / static_cast<qreal>(most.nano);
        const bool up = row.amount.nano > 0;
        const QRectF bar(up ? middle : middle - length, top + 9, length, 10);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(up ? Role::Blocking : Role::Good, palette()));
        painter.drawRoundedRect(bar, 2, 2);
        painter.setFont(fontOf(FontKind::Strong));
        painter.setPen(color(row.amount.isZero() ? Role::Secondary : Role::Text, palette()));
        drawFigures(painter, line, Qt::AlignRight, signedMoney(row.amount));
        top += rowHeight;
    }
    painter.setPen(QPen(color(Role::ControlLine, palette()), 1));
    painter.drawLine(QPointF(middle, 2), QPointF(middle, top - 2));
}

} // namespace llm0::ui
