#include "sidebar.h"

#include "theme/theme.h"
#include "widgets/basics.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionButton>
#include <QtMath>

#include <algorithm>

namespace llm0::ui {

namespace {

constexpr int usualWidth = 208;
constexpr int sideMargin = 8;
constexpr int edge = 1; ///< the line of the style sheet

} // namespace

/// A page's button, with a count at its right edge.
class SideBar::Entry : public QPushButton
{
public:
    using QPushButton::QPushButton;

    void setBadge(int count)
    {
        m_badge = count > mostCounted ? QStringLiteral("%1+").arg(mostCounted)
                  : count > 0         ? QString::number(count)
                                      : QString();
        setAccessibleDescription(count > 0 ? SideBar::tr("%n to look at", nullptr, count) : QString());
        update();
    }

    /// Room for the whole name beside a badge, in whatever font there is.
    int wholeWidth() const
    {
        const QFontMetricsF metrics(fontOf(FontKind::Strong));
        const qreal name = metrics.size(Qt::TextSingleLine | Qt::TextShowMnemonic, text()).width();
        return qCeil(textLeft + qCeil(name) + 1 + badgeGap + badgeWidth(QStringLiteral("88")) + badgeMargin);
    }

protected:
    void initStyleOption(QStyleOptionButton *option) const override
    {
        QPushButton::initStyleOption(option);
        if (m_badge.isEmpty())
            return;
        const qreal room = badgeBox().left() - badgeGap - textLeft;
        option->text = QFontMetricsF(fontOf(FontKind::Strong))
                           .elidedText(option->text, Qt::ElideRight, room, Qt::TextShowMnemonic);
    }

    void paintEvent(QPaintEvent *event) override
    {
        QPushButton::paintEvent(event);
        if (m_badge.isEmpty())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(badgeFont());
        const QRectF box = badgeBox();
        painter.setPen(Qt::NoPen);
        const QPalette ground = QGuiApplication::palette(); // a see-through button's own is black
        painter.setBrush(color(Role::WarningSoft, ground));
        painter.drawRoundedRect(box, 10, 10);
        painter.setPen(color(Role::Warning, ground));
        painter.drawText(box, Qt::AlignCenter, m_badge);
    }

private:
    static constexpr int mostCounted = 99;
    static constexpr qreal badgeGap = 4;
    static constexpr qreal badgeMargin = 6;
    static constexpr qreal textLeft = 10 + 18 + 4; ///< padding, icon and what the style leaves after it

    static QFont badgeFont()
    {
        QFont font = fontOf(FontKind::Strong);
        font.setPixelSize(11);
        return font;
    }
    static qreal badgeWidth(const QString &badge)
    {
        return std::max(20.0, QFontMetricsF(badgeFont()).horizontalAdvance(badge) + 10.0);
    }
    QRectF badgeBox() const
    {
        const qreal wide = badgeWidth(m_badge);
        return {width() - wide - badgeMargin, (height() - 20) / 2.0, wide, 20};
    }

    QString m_badge;
};

SideBar::SideBar(QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("sidebar"));
    setFixedWidth(usualWidth);
    setAccessibleName(tr("Pages"));
    m_column->setContentsMargins(sideMargin, 12, sideMargin, 12);
    m_column->setSpacing(2);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) { Q_EMIT selected(m_ids.at(index)); });
}

void SideBar::addPage(const QString &id, const QString &text)
{
    auto *entry = new Entry(u' ' + QString(text).replace(QLatin1Char('&'), QLatin1String("&&")), this);
    entry->setProperty("nav", true);
    entry->setCheckable(true);
    entry->setAccessibleName(text);
    entry->setObjectName(QStringLiteral("nav-") + id);
    entry->setIconSize({18, 18});
    if (m_ids.size() < 9)
        entry->setToolTip(QStringLiteral("Ctrl+%1").arg(m_ids.size() + 1));
    m_group->addButton(entry, static_cast<int>(m_ids.size()));
    m_entries.insert(id, entry);
    m_ids.append(id);
    m_column->addWidget(entry);
    setFixedWidth(std::max(minimumWidth(), entry->wholeWidth() + 2 * sideMargin + edge));
    connect(entry, &QPushButton::toggled, this, &SideBar::redraw);
    redraw();
}

void SideBar::addRule()
{
    m_column->addSpacing(8);
    m_column->addWidget(rule(this));
    m_column->addSpacing(8);
}

void SideBar::finish()
{
    m_column->addStretch();
}

void SideBar::select(const QString &id)
{
    const qsizetype index = m_ids.indexOf(id);
    if (index >= 0)
        m_group->button(static_cast<int>(index))->setChecked(true);
}

void SideBar::setBadge(const QString &id, int count)
{
    if (Entry *entry = m_entries.value(id))
        entry->setBadge(count);
}

void SideBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

void SideBar::redraw()
{
    for (int i = 0; i < m_ids.size(); ++i) {
        QAbstractButton *entry = m_group->button(i);
        entry->setIcon(icon(m_ids.at(i), entry->isChecked() ? Role::Accent : Role::Secondary, palette()));
    }
}

} // namespace llm0::ui
