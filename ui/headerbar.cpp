#include "headerbar.h"

#include "format/format.h"

#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace llm0::ui {

GuardState guardStateOf(const GatewayLink &link)
{
    if (!link.connected())
        return GuardState::Down;
    if (link.status().paused)
        return GuardState::Paused;
    const MaybeAmount left = link.status().canStillSpend;
    // Without any key nothing can be spent either, but then nothing is being blocked.
    const bool spentUp = left && left->nano <= 0 && link.status().spentToday.nano > 0;
    return spentUp || !link.status().ledgerOk() ? GuardState::Blocking : GuardState::Guarding;
}

QString guardWord(GuardState state)
{
    switch (state) {
    case GuardState::Guarding:
        return HeaderBar::tr("Guarding");
    case GuardState::Blocking:
        return HeaderBar::tr("Blocking");
    case GuardState::Paused:
        return HeaderBar::tr("Paused");
    case GuardState::Down:
        break;
    }
    return HeaderBar::tr("Not running");
}

/// State with its shape, and the address that apps talk to.
class HeaderBar::GuardPill : public QWidget
{
public:
    explicit GuardPill(QWidget *parent) : QWidget(parent) { setFixedHeight(28); }

    void show(GuardState state, const QString &address)
    {
        m_state = state;
        m_address = address;
        setAccessibleName(guardWord(state) + u' ' + address);
        setFixedWidth(qCeil(wordWidth() + addressWidth()) + 36 + (address.isEmpty() ? 12 : 24));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool well = m_state == GuardState::Guarding;
        const QColor ink = color(well ? Role::Good : Role::Blocking, palette());
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(well ? Role::GoodSoft : Role::BlockingSoft, palette()));
        painter.drawRoundedRect(rect(), 14, 14);
        const QString name = well ? u"shield"_s : m_state == GuardState::Paused ? u"pause"_s : u"warning"_s;
        painter.drawPixmap(11, 5, iconPixmap(name, ink, 18, devicePixelRatioF()));
        painter.setPen(ink);
        painter.setFont(fontOf(FontKind::Strong));
        painter.drawText(QRectF(36, 0, wordWidth() + 2, height()), Qt::AlignVCenter, guardWord(m_state));
        painter.setFont(fontOf(FontKind::Body));
        painter.drawText(QRectF(36 + wordWidth() + 12, 0, width(), height()), Qt::AlignVCenter, m_address);
    }

private:
    qreal wordWidth() const
    {
        return QFontMetricsF(fontOf(FontKind::Strong)).horizontalAdvance(guardWord(m_state));
    }
    qreal addressWidth() const { return QFontMetricsF(fontOf(FontKind::Body)).horizontalAdvance(m_address); }

    GuardState m_state = GuardState::Down;
    QString m_address;
};

HeaderBar::HeaderBar(GatewayLink &link, QWidget *parent)
    : QFrame(parent)
    , m_link(link)
    , m_guard(new GuardPill(this))
    , m_pause(button(tr("Pause spend"), "blocking", this))
    , m_pauseFor(button(u"▾"_s, "blocking", this))
{
    setObjectName(u"header"_s);
    setFixedHeight(48);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(20);
    row->addWidget(m_guard);
    m_left = addFigure(*row, tr("Can still spend today"));
    m_spent = addFigure(*row, tr("Spent today"));
    row->addStretch();
    auto *pause = new QHBoxLayout;
    pause->setSpacing(4);
    pause->addWidget(m_pause);
    pause->addWidget(m_pauseFor);
    row->addLayout(pause);
    m_pause->setObjectName(u"pauseSpend"_s);
    m_pauseFor->setAccessibleName(tr("Pause for…"));
    m_pauseFor->setToolTip(tr("Pause for a while"));
    m_pauseFor->setFixedWidth(28);
    m_pauseFor->setStyleSheet(u"padding: 0;"_s);
    m_pause->setToolTip(tr("Refuse every paid call at once (Ctrl+Shift+X). Cache and local models go on."));
    buildPauseMenu();
    connect(m_pause, &QPushButton::clicked, this, &HeaderBar::pressPause);
    showStatus();
}

FigureLabel *HeaderBar::addFigure(QHBoxLayout &row, const QString &caption)
{
    auto *figure = new FigureLabel(FontKind::Strong, Qt::AlignLeft, this);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->setContentsMargins(0, 6, 0, 5);
    column->addWidget(plainLabel(caption, FontKind::Caption, "secondary", this));
    column->addWidget(figure);
    row.addLayout(column);
    return figure;
}

void HeaderBar::buildPauseMenu()
{
    auto *menu = new QMenu(this);
    const std::pair<QString, QString> lengths[] = {{tr("15 minutes"), u"15m"_s},
                                                   {tr("1 hour"), u"1h"_s},
                                                   {tr("Until tomorrow"), u"tomorrow"_s},
                                                   {tr("Until resumed"), {}}};
    for (const auto &[text, length] : lengths)
        menu->addAction(text, this, [this, wanted = length] { m_link.pause(wanted); });
    menu->addSeparator();
    menu->addAction(tr("Everything, until resumed"), this, [this] { m_link.pause({}, true); });
    m_pauseFor->setMenu(menu);
}

void HeaderBar::pressPause()
{
    if (m_link.status().paused)
        m_link.resume();
    else
        m_link.pause({});
}

void HeaderBar::showStatus()
{
    const Status &status = m_link.status();
    const GuardState state = guardStateOf(m_link);
    const QUrl url = QUrl(status.listen.contains(u"://"_s) ? status.listen : u"http://"_s + status.listen);
    const bool loopback = url.host() == u"127.0.0.1"_s || url.host() == u"::1"_s;
    const QString host = loopback ? u"localhost"_s : url.host();
    m_guard->show(state, url.port() > 0 ? u"%1:%2"_s.arg(host).arg(url.port()) : QString());
    const bool known = m_link.hasStatus();
    m_left->setText(!known ? u"–"_s : status.canStillSpend ? money(*status.canStillSpend) : tr("∞ uncapped"));
    m_left->setRole(known && !status.canStillSpend ? Role::Warning : Role::Text);
    m_spent->setText(known ? money(status.spentToday) : u"–"_s);
    const bool paused = state == GuardState::Paused;
    m_pause->setText(paused ? tr("Resume spend") : tr("Pause spend"));
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setIcon(icon(paused ? u"play"_s : u"pause"_s, Role::Blocking, palette()));
    m_pause->setEnabled(state != GuardState::Down);
    m_pauseFor->setVisible(!paused);
    m_pauseFor->setEnabled(state != GuardState::Down);
}

void HeaderBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showStatus();
}

} // namespace llm0::ui
