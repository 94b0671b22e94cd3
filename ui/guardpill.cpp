#include "guardpill.h"

#include "theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int iconRoom = 36;
constexpr int gap = 12;

struct Look {
    Role ink, paper;
    QString icon;
};

Look lookOf(GuardState state)
{
    switch (state) {
    case GuardState::Guarding:
        return {Role::Good, Role::GoodSoft, u"shield"_s};
    case GuardState::Review:
        return {Role::Warning, Role::WarningSoft, u"review"_s};
    case GuardState::Blocking:
        return {Role::Blocking, Role::BlockingSoft, u"block"_s};
    case GuardState::Paused:
        return {Role::Blocking, Role::BlockingSoft, u"pause"_s};
    case GuardState::Down:
        break;
    }
    return {Role::Blocking, Role::BlockingSoft, u"warning"_s};
}

} // namespace

GuardPill::GuardPill(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(28);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void GuardPill::showState(GuardState state, const QString &address)
{
    if (m_state == state && m_address == address && !accessibleName().isEmpty())
        return;
    m_state = state;
    m_address = address;
    setAccessibleName(guardWord(state) + u' ' + address);
    setToolTip(address.isEmpty() ? QString() : tr("Apps send their calls to %1").arg(address));
    updateGeometry();
    update();
}

int GuardPill::wordWidth() const
{
    return QFontMetrics(fontOf(FontKind::Strong)).horizontalAdvance(guardWord(m_state)) + 1;
}

int GuardPill::widthOf(bool withAddress) const
{
    int width = iconRoom + wordWidth() + gap;
    if (withAddress && !m_address.isEmpty())
        width += QFontMetrics(fontOf(FontKind::Body)).horizontalAdvance(m_address) + gap;
    return width;
}

void GuardPill::paintEvent(QPaintEvent *)
{
    const Look look = lookOf(m_state);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(look.paper, palette()));
    painter.drawRoundedRect(rect(), 14, 14);
    const QColor ink = color(look.ink, palette());
    painter.drawPixmap(11, 5, iconPixmap(look.icon, ink, 18, devicePixelRatioF()));
    painter.setPen(ink);
    painter.setFont(fontOf(FontKind::Strong));
    painter.drawText(QRect(iconRoom, 0, wordWidth() + 2, height()), Qt::AlignVCenter, guardWord(m_state));
    if (m_address.isEmpty() || width() < widthOf(true))
        return;
    painter.setFont(fontOf(FontKind::Body));
    painter.drawText(QRect(iconRoom + wordWidth() + gap, 0, width(), height()), Qt::AlignVCenter, m_address);
}

} // namespace llm0::ui
